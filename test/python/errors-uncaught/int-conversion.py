# ValueErrors of int() and float().
import traceback
for f in (lambda: int("12x"), lambda: int(""), lambda: int("0x1f", 10), lambda: int("9", 8), lambda: int("1", 99), lambda: float("1.2.3"), lambda: int("1_000_"), lambda: int(b"1\xff"), lambda: int("\n"), lambda: int(float("nan")), lambda: int(float("inf")), lambda: float("a" * 100), lambda: int("x" * 300), lambda: complex("1+"), lambda: int([]), lambda: int("5", base="x")):
    try:
        f()
    except (ValueError, TypeError, OverflowError):
        traceback.print_exc(limit=0)
width = int(input.__name__)
