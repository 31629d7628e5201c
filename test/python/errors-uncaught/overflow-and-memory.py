# OverflowError and MemoryError texts.
import math
for f in (lambda: math.exp(10000), lambda: float(10**400), lambda: int(float("inf")), lambda: math.factorial(-1), lambda: "a" * 10**20, lambda: [0] * 10**20, lambda: range(10**30).__len__(), lambda: chr(10**20), lambda: bytes([10**20]), lambda: 1 << 10**20, lambda: round(float("nan")), lambda: "x".zfill(10**20), lambda: 5e307 * 10 if False else math.ldexp(1.0, 5000), lambda: int("9" * 5000), lambda: 10**5000 / 3, lambda: hash(10**5000) and str(10**5000)):
    try:
        print(f())
    except (OverflowError, MemoryError, ValueError) as e:
        print(type(e).__name__, e)
print(len([1, 2]) * 10.0**308 * 10, 1e308 + 1e308)
scale = math.cosh(2000)
