# Loops that cross 2**31, 2**53 and 2**64; counters, sums, products, hashes, mixed comparisons.
x = 2**53 - 3
for _ in range(6): print(x, x * 2, x + 0.0 == x, -x); x += 1
n, steps = 27, 0
while n != 1: n = n * 3 + 1 if n % 2 else n // 2; steps += 1
print(steps)
a = 1
for i in range(70): a *= 2; a += 1 if i % 3 == 0 else -1
print(a, a.bit_length(), a % (2**32), a >> 40, a & 0xFFFFFFFF, a // 3, a % -7)
s = p = 0
for i in range(1, 2000): s += i**3; p ^= i * 0x9E3779B97F4A7C15
print(s, p, (1999 * 2000 // 2)**2 == s)
x = 12345
for _ in range(50): x = (x * 6364136223846793005 + 1442695040888963407) % 2**64
print(x)
c = 2**31 - 2
for _ in range(4): c += 1; print(c, c << 1, ~c, c ^ -1, c | 2**31, -c >> 1)
lo, hi = 0, 2**80
while lo < hi:
    mid = (lo + hi) // 2
    if mid * mid < 10**40: lo = mid + 1
    else: hi = mid
print(lo, lo**2)
total = 0
for i in range(2**53 - 2, 2**53 + 3): total += i
print(total, list(range(2**53 - 1, 2**53 + 2)), sum(range(2**60, 2**60 + 3)), 2**53 + 1 in range(2**53, 2**53 + 5))
d = {2**53: "a", 2**53 + 1: "b", 2.0**53: "c"}
print(d, len({2**64, 2**64 + 1, float(2**64)}), [i for i in (2**53, 2**53 + 1) if i == float(i)], 0 * -5, -0, 5 // -2 * -2 + 5 % -2)
