"""Sieve of Eratosthenes on a list, with inner loops and with slices."""
N = 1_300_000


def run(n):
    flags = [True] * (n + 1)
    flags[0] = flags[1] = False
    i = 2
    while i * i <= n:
        if flags[i]:
            for j in range(i * i, n + 1, i):
                flags[j] = False
        i += 1
    total = sum(k for k, f in enumerate(flags) if f)
    marks = bytearray([1]) * (n + 1)
    for i in range(2, int(n**0.5) + 1):
        if marks[i]:
            marks[i * i :: i] = bytes(len(range(i * i, n + 1, i)))
    return total + sum(marks)
