"""Shapes and their sizes."""
print("running the body of", __name__)

__all__ = ["area", "perimeter", "PI"]
PI = 3.14159
counter = 0
secret = "not exported by *"
_hidden = 1


def area(radius):
    return PI * radius**2


def perimeter(radius):
    return 2 * PI * radius


def __getattr__(name):
    if name.startswith("lazy_"):
        return f"computed {name}"
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


if __name__ == "__main__":
    print("only when run as a program")
