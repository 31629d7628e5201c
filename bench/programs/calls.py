"""Plain function calls: positional, default, keyword, star arguments."""
N = 530_000


def add(a, b):
    return a + b


def scale(x, factor=3, offset=1):
    return x * factor + offset


def many(*args, **kwargs):
    return len(args) + len(kwargs)


def run(n):
    total = 0
    for i in range(n):
        total = add(total, i) & 0xFFFFF
        total += scale(i) & 7
        total += scale(i, offset=i & 3) & 15
        if not i & 7:
            total += many(1, 2, i, key=i)
    return total
