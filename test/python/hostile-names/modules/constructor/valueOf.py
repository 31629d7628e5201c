__all__ = ["length", "name"]
length = 3
name = "n"
__proto__ = "plain"
value = 7
