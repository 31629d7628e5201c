"""Generators, pipelines and recursive yield from."""
N = 520_000


def count(n):
    i = 0
    while i < n:
        yield i
        i += 1


def odd(it):
    for x in it:
        if x & 1:
            yield x


def tree(depth):
    if depth:
        yield from tree(depth - 1)
        yield depth
        yield from tree(depth - 1)


def averager():
    total = n = 0
    while True:
        total += yield total // (n or 1)
        n += 1


def run(n):
    total = sum(x * 2 for x in odd(count(n)))
    total += sum(tree(13))
    avg = averager()
    next(avg)
    for x in count(n):
        total += avg.send(x)
    return total
