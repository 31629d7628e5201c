# math.isqrt of ints of every length, beyond what a float holds too.
import math

for bits in (1, 31, 51, 52, 53, 54, 100, 1000, 1023, 1024, 1025, 1505, 4096, 30000):
    for n in ((1 << bits) - 1, 1 << bits, (1 << bits) + 1, 3 ** (bits * 5 // 8)):
        root = math.isqrt(n)
        assert root * root <= n < (root + 1) ** 2, (bits, n)
for k in (10**8, 10**15, 10**16 + 61, 2**26, 94906265, 94906266, 10**200 + 7):
    print(math.isqrt(k * k) == k, math.isqrt(k * k - 1) == k - 1, math.isqrt(k * k + 2 * k) == k)
print(math.isqrt(0), math.isqrt(3), math.isqrt(2**64 - 1), math.isqrt(10**400) == 10**200)
