"""Digits of pi with a spigot on big integers."""
N = 1_500


def run(n):
    q, r, t, k, digit, x = 1, 0, 1, 1, 3, 3
    total = produced = 0
    while produced < n:
        if 4 * q + r - t < digit * t:
            total = (total * 10 + digit) % 1_000_000_007
            produced += 1
            q, r, digit = 10 * q, 10 * (r - digit * t), (10 * (3 * q + r)) // t - 10 * digit
        else:
            q, r, t, k, digit, x = (
                q * k,
                (2 * q + r) * x,
                t * x,
                k + 1,
                (q * (7 * k + 2) + r * x) // (t * x),
                x + 2,
            )
    return total
