# Floor division, modulo, divmod and pow with all signs; errors.
for a in (7, -7, 0, 1):
    for b in (2, -2, 3, -3):
        print(a, b, a // b, a % b, divmod(a, b), a / b, int(a / b))
for f in (lambda: 1 // 0, lambda: 1 % 0, lambda: 1 / 0, lambda: divmod(1, 0), lambda: pow(0, -1), lambda: pow(2, 3, 0), lambda: 0**-1, lambda: pow(2, -1, 4), lambda: 1 % 0.0, lambda: 1 // 0.0, lambda: pow(2, 1.5, 3), lambda: pow("a", 2), lambda: 10**400 / 1.0, lambda: 10**400 / 10**399, lambda: 10**400 * 1.0, lambda: int(1e400), lambda: True // False, lambda: 1 @ 2):
    try:
        print(f())
    except (ZeroDivisionError, ValueError, TypeError, OverflowError) as e:
        print(type(e).__name__, e)
print(pow(3, 4), pow(3, -2), pow(3, 4, 5), pow(-3, 3, 5), pow(3, -1, 7), pow(3, 100, -7), pow(0, 0), 0**0, (-2)**3, (-8)**(1/3), 2**-1, (-1)**0.5)
print(7 .__floordiv__(2), (7).__rfloordiv__(15), (7).__divmod__(-2), int.__pow__(2, 5, 7), (5).__truediv__("x"), (5).__rsub__(8))
print(-7 // 2 * 2 + -7 % 2, -1 % 10**20, 10**20 % -3, 10**20 // -3, -(10**20) // 7)
print(1 / 3, 2 / 3, 10**23 / 10**22, (2**53 + 1) / 1, 2**1023 / 2**1024, 3 / 2**1074)
