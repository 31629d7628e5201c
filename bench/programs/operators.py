"""Overloaded operators: vectors, fractions, comparisons, containers of one's own."""
N = 71_000


def gcd(a, b):
    while b:
        a, b = b, a % b
    return a


class Frac:
    __slots__ = ("n", "d")

    def __init__(self, n, d=1):
        g = gcd(n, d) or 1
        self.n, self.d = n // g, d // g

    def __add__(self, other):
        return Frac(self.n * other.d + other.n * self.d, self.d * other.d)

    def __mul__(self, other):
        return Frac(self.n * other.n, self.d * other.d)

    def __lt__(self, other):
        return self.n * other.d < other.n * self.d

    def __eq__(self, other):
        return self.n == other.n and self.d == other.d

    def __hash__(self):
        return hash((self.n, self.d))


class Window:
    def __init__(self, items):
        self.items = items

    def __len__(self):
        return len(self.items)

    def __getitem__(self, i):
        return self.items[i % len(self.items)]

    def __contains__(self, x):
        return x in self.items


def run(n):
    window = Window([Frac(i, i + 1) for i in range(1, 20)])
    total, below = Frac(0), 0
    seen = set()
    for i in range(n):
        a, b = window[i], window[i * 7 + 3]
        if a < b:
            below += 1
        c = a * b
        seen.add(c)
        total = c + Frac(total.n % 97, total.d % 89 + 1)
        if a == b:
            below += len(window)
    return below + total.n + total.d + len(seen)
