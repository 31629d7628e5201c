"""A small shop."""
print("running", __name__)
VERSION = "1.0"
from .pricing import with_tax


def helper():
    pass


helper = "a name defined in __init__"
