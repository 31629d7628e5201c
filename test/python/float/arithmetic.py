# Division, modulo and powers of floats with all signs, infinities and nan.
inf, nan = float("inf"), float("nan")
for a in (7.5, -7.5, 0.0, -0.0, inf):
    for b in (2.0, -2.0, 0.5, inf, -inf):
        print(a, b, a % b if a != inf else "-", a // b if a != inf else "-", a * b if a else a, a / b, sep=" | ")
for f in (lambda: 1.0 / 0, lambda: 1.0 // 0.0, lambda: 1.0 % 0.0, lambda: divmod(1.0, 0.0), lambda: 0.0**-1, lambda: (-1.0)**0.5, lambda: inf % 2, lambda: inf // 1, lambda: -0.0**-1, lambda: 1.5 @ 2, lambda: 1.5 + "x", lambda: -"x", lambda: 1.5 << 1):
    try:
        print(f())
    except (ZeroDivisionError, OverflowError, TypeError) as e:
        print(type(e).__name__, e)
print(inf - inf, inf * 0, nan == nan, nan != nan, nan in [nan], [nan] == [nan], nan is nan, {nan: 1}.get(nan), inf == inf, -inf < 0 < inf, max(nan, 1), max(1, nan), min([2, nan, 1]), sorted([3, nan, 1]))
print(0.0 == -0.0, str(-0.0), -0.0 + 0, 0.0 * -1, -0.0 or "falsy", {0.0: "a", -0.0: "b"}, round(-0.4), abs(-0.0), -0.0 ** 2, (-0.0)**2)
print(2**0.5, (-8)**(1 / 3), 1.0**inf, nan**0, 1**nan, 0.0**0, inf**-1, (-inf)**3, (-2.0)**3, 2.0**-1074, 1e308 * 10, 5 % -3.5, -5 % 3.5, 1e-320 / 10, divmod(-7.5, 2), divmod(7, -2.5))
print(0.1 + 0.2 == 0.3, sum([0.1] * 10), sum([0.1] * 10, 0.0) == 1.0, sum([1e16, 1.0, -1e16]), sum([1, 2.5, True]), 0.1 * 3, 1 - 0.9, 1e16 + 1, 2**53 + 1.0, 4.35 * 100, 1.15 * 100)
print(1.5 .__add__(1), (1.5).__add__("x"), float.__radd__(1.5, 2), (2.5).__divmod__(1), (5.0).__floordiv__(2), (5.0).__rpow__(2), (2.0).__pow__(3, None))
try:
    pow(2.0, 3, 5)
except TypeError as e:
    print(e)
