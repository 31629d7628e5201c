# round() on ints and floats with negative digits, int(), math functions, banker's rounding.
import math
for n, d in ((15, -1), (25, -1), (-15, -1), (-25, -1), (149, -2), (150, -2), (250, -2), (5, -1), (1234, -4), (5, 0), (5, 2), (10**20 + 5, -1)):
    print(n, d, round(n, d), type(round(n, d)).__name__)
for x, d in ((0.5, None), (1.5, None), (2.5, None), (-0.5, None), (-1.5, None), (2.675, 2), (1.005, 2), (0.125, 2), (1e20, None), (12345.678, -2), (5e-324, 5), (1e308, -308), (0.5, 0), (-0.4, 0), (1.5, 0), (float("inf"), 2), (1234.5, -4)):
    print(x, d, round(x) if d is None else round(x, d))
for f in (lambda: round(float("nan")), lambda: round(float("inf")), lambda: round("x"), lambda: round(1, "x"), lambda: round(1.5, 1.0), lambda: round(1j), lambda: round(), lambda: round(1.7976931348623157e308, -308)):
    try:
        print(f())
    except (ValueError, OverflowError, TypeError) as e:
        print(type(e).__name__, e)
print(math.floor(-2.5), math.ceil(-2.5), math.trunc(-2.5), math.floor(10**20), math.ceil(1e20), int(-0.9), int(1e15 + 0.5))
print(float(2**53 + 1), float(10**22), float(10**23), float(2**1023), int(float(2**64 - 1)), float(9007199254740993), float(-(2**63)))
try:
    float(2**1024)
except OverflowError as e:
    print(e)
print(complex(5), float(True), int("12") + float("1.5"), int.__round__(17, -1), (17).__trunc__(), (17).__ceil__(), (2.5).__round__(), (2.5).__round__(0))
