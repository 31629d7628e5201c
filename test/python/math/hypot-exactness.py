import math
# sums of squares whose square root needs the last bit
print([math.hypot(x, y) for x, y in ((0.1, 0.2), (0.3, 0.7), (1.1, 2.2), (3, 4), (1e-200, 1e-200), (1e200, 1e200), (1e16, 3.3))])
print(math.fsum([0.1] * 10 + [1e100, 1, -1e100]), math.gcd(2**100 * 15, 2**90 * 35, 10**30))
