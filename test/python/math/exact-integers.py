# gcd, isqrt, bit_length and as_integer_ratio near the borders of 31, 53, 64 and 1024 bits.
import math

borders = [2 ** n + d for n in (0, 1, 30, 31, 32, 52, 53, 54, 63, 64, 99, 100, 127, 1000, 1023, 1024) for d in (-1, 0, 1)]
print([n.bit_length() for n in borders])
print([math.isqrt(n) for n in borders if n.bit_length() < 200])
print(all(math.isqrt(n) ** 2 <= n < (math.isqrt(n) + 1) ** 2 for n in borders))
print(all(math.isqrt(n * n) == n and (n == 0 or math.isqrt(n * n - 1) == n - 1) for n in borders))
print([math.gcd(a, b) for a in borders[::5] for b in borders[::7]])
a, b = 0, 1
for _ in range(500):
    a, b = b, a + b
print(math.gcd(a, b), math.gcd(a * 97, b * 97), math.gcd(-a * 6, 4 * a), math.gcd(a, 0), math.gcd(0, -b) == b)
print(math.gcd(math.factorial(60), 2 ** 200), math.lcm(*range(1, 60)), math.gcd(3 ** 400 * 10, 6 ** 300))
for x in [0.1, -0.1, 1.5, 2 ** -52, 2 ** -53, 3 * 2 ** -53, 2 ** -54, 1e-300, 5e-324, 2.2250738585072014e-308, 1.1125369292536007e-308, 2 ** -1023, 0.3 * 2 ** -970, 2 / 3,
          9007199254740991.0, 4503599627370495.5, 2251799813685247.75, 1e22, -0.0]:
    n, d = x.as_integer_ratio()
    print(x, n, d, n / d == x)
print(*(repr(f(x)) for f in (math.sin, math.sqrt, math.exp, math.tanh) for x in (0.5, 2, True, 10 ** 5 % 700)))
for f in (math.sin, math.sqrt, math.exp, math.log):
    for x in (float("inf"), float("nan"), -float("inf"), -1.0, 1e4):
        try:
            print(f(x) if math.isnan(f(x)) or math.isinf(f(x)) or f(x) == 0 else "finite", end=" ")
        except (ValueError, OverflowError) as error:
            print(type(error).__name__, error, end=" ")
print()
print(math.hypot(3, 4), math.hypot(1e200, 1e200), math.hypot(5e-324, 0), math.hypot(-1e-200, 1e-200), math.hypot(float("inf"), float("nan")), math.hypot(0, -0.0))
