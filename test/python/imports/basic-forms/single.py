print("single runs once")
public = "public"
_private = "private"
hidden = "not in __all__"
__all__ = ["public"]
