"""Sorting with and without keys: ints, strings, tuples, objects."""
N = 80_000


class Item:
    def __init__(self, rank, name):
        self.rank = rank
        self.name = name

    def __lt__(self, other):
        return self.rank < other.rank


def run(n):
    seed = 42
    numbers = []
    for _ in range(n):
        seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
        numbers.append(seed)
    total = sorted(numbers)[n // 2]
    total += sorted(numbers, key=lambda v: -v)[5]
    names = ["n%d" % (v % 5000) for v in numbers]
    names.sort(reverse=True)
    pairs = sorted((v % 100, v % 7, i) for i, v in enumerate(numbers))
    items = sorted(Item(v % 1000, i) for i, v in enumerate(numbers[: n // 4]))
    return total + len(names[0]) + pairs[n // 3][2] + items[7].name + min(numbers) + max(pairs)[0]
