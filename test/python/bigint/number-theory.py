# Miller-Rabin, extended gcd, continued fractions and pi digits on big ints.
def is_prime(n):
    if n < 2: return False
    for p in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
        if n % p == 0: return n == p
    d, s = n - 1, 0
    while d % 2 == 0:
        d //= 2
        s += 1
    for a in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
        x = pow(a, d, n)
        if x in (1, n - 1): continue
        for _ in range(s - 1):
            x = x * x % n
            if x == n - 1: break
        else:
            return False
    return True


print([n for n in range(2, 60) if is_prime(n)], is_prime(2**61 - 1), is_prime(2**89 - 1), is_prime(2**83 - 1), is_prime(561), is_prime(10**18 + 9))


def egcd(a, b):
    x0, y0, x1, y1 = 1, 0, 0, 1
    while b:
        q, a, b = a // b, b, a % b
        x0, x1 = x1, x0 - q * x1
        y0, y1 = y1, y0 - q * y1
    return a, x0, y0


g, x, y = egcd(12345678901234567890, 98765432109876543210)
print(g, x, y, 12345678901234567890 * x + 98765432109876543210 * y == g)


def pi_digits(n):
    q, r, t, k, m, x = 1, 0, 1, 1, 3, 3
    out = []
    while len(out) < n:
        if 4 * q + r - t < m * t:
            out.append(m)
            q, r, m = 10 * q, 10 * (r - m * t), (10 * (3 * q + r)) // t - 10 * m
        else:
            q, r, t, k, m, x = q * k, (2 * q + r) * x, t * x, k + 1, (q * (7 * k + 2) + r * x) // (t * x), x + 2
    return "".join(map(str, out))


print(pi_digits(60))
n = 2 * 10**60
r = n
while (t := (r + n // r) // 2) < r: r = t
print(r)
c, p = 65537, (2**61 - 1) * (2**31 - 1)
phi = (2**61 - 2) * (2**31 - 2)
d = pow(c, -1, phi)
print(d, pow(pow(123456789, c, p), d, p))
h = 0
for ch in "the quick brown fox":
    h = (h * 1099511628211 ^ ord(ch)) & (2**64 - 1)
print(h, hex(h), f"{h:064b}".count("1"))
