print("running", __name__)
__all__ = ["monthly", "yearly"]
