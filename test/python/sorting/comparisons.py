# The comparisons of list.sort, one after the other, as `__lt__` sees them; and what it leaves where one of them fails.
import random

log = []
limit = None


class K:
    def __init__(self, v):
        self.v = v

    def __lt__(self, o):
        log.append((self.v, o.v))
        if limit is not None and len(log) > limit:
            raise ValueError("enough")
        return self.v < o.v


rnd = random.Random(5)


def lists(n, distinct):
    xs = [rnd.randrange(distinct) for _ in range(n)]
    half = n // 2
    yield xs
    yield sorted(xs)
    yield sorted(xs, reverse=True)
    yield sorted(xs[:half]) + sorted(xs[half:], reverse=True)
    yield [x // 2 for x in sorted(xs, reverse=True)] + xs[:3]


def digest():
    h = 0
    for a, b in log:
        h = (h * 31 + a * 1009 + b) % 1000003
    return len(log), h


for n in [*range(9), 15, 16, 31, 32, 33, 63, 64, 65, 129, 300, 700]:
    for distinct in 2, 5, 1000:
        for xs in lists(n, distinct):
            log.clear()
            sorted(map(K, xs))
            plain = digest()
            log.clear()
            order = sorted(range(len(xs)), key=lambda i: K(xs[i]), reverse=True)
            print(n, distinct, *plain, *digest(), sum((i + 1) * x for i, x in enumerate(order)))
for n in 10, 70, 400:
    for xs in lists(n, 50):
        keys = [K(x) for x in xs]
        for limit in 0, 5, n, n * 3, n * 5:
            log.clear()
            tried = keys[:]
            try:
                tried.sort()
                end = "sorted"
            except ValueError as e:
                end = str(e)
            print(n, limit, end, sorted(k.v for k in tried) == sorted(xs), digest(), sum((i + 1) * k.v for i, k in enumerate(tried)))
print(sorted([{3}, {1, 2}, {1}, set(), {1, 2, 3}]))
