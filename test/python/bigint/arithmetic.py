# Arithmetic beyond machine ints: exactness at the boundaries of 2**53, 2**63, 2**64.
for n in (2**53 - 1, 2**53, 2**53 + 1, 2**63, 2**64, 10**30, -(2**53), -(2**53) - 1, -(10**30)):
    print(n, n + 1, n - 1, n * n, n // 7, n % 7, n // -10**5, n % -10**5, -n, abs(n), n == float(n), n >> 3, n & 0xFF)
a = 9007199254740991
print(a + 1 + 1, a + 2, a * 2, a * a, a - -a, (a + 1) - 1, type(a + 1), (a + 1) - 1 == a, hash(a + 1) == hash(a) + 1)
print(2**200 - 2**200, type(2**200 // 2**199), 2**200 // 2**199 + 1, (10**30) % 10**29, 3 * 10**20 // 10**20 == 3)
f = 1
for i in range(1, 41):
    f *= i
print(f, sum(map(int, str(f))))
x = y = 1
for _ in range(300):
    x, y = y, x + y
print(x, x % 1000, x.bit_length())
print(pow(7, 10**18, 10**9 + 7), pow(2, 10**6, 10**20 + 39), pow(10**30, 3, 7), pow(3, -1, 10**18 + 9))
import math
print(math.isqrt(10**40), math.isqrt(2**64 - 1), math.gcd(2**100, 6**50), math.lcm(10**15, 15**10), math.factorial(25), math.comb(100, 50), math.perm(30, 12))
print(10**20 / 3, 10**20 / 10**19, -(10**25) / 7, 10**20 * 0.5, 10**20 + 0.5, 10**25 // 2.0, 10**20 % 3.5, divmod(-(10**20), 7))
print(sum([2**53, 1, 1]), sum([0.1] * 3 + [2**53]), max(2**70, 1e21), sorted([2**70, -2**70, 5, 1e20, 2.5]), 2**70 in {2**70}, {2**70: 1}[2**70], 1e22 in {10**22})
