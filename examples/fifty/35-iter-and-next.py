# 35. __iter__ gives an iterator, __next__ gives the next value or raises StopIteration.
class Countdown:
    """An iterable: each loop gets a fresh iterator."""

    def __init__(self, start):
        self.start = start

    def __iter__(self):
        print("__iter__")
        return CountdownIterator(self.start)


class CountdownIterator:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n + 1


c = Countdown(3)
print(list(c), list(c), 2 in c, max(c))
it = iter(c)
print(next(it), next(it), iter(it) is it, list(it), list(it), next(it, "default"))
try:
    next(it)
except StopIteration:
    print("StopIteration")
# What a for loop does:
iterator = iter([10, 20])
while True:
    try:
        value = next(iterator)
    except StopIteration:
        break
    print(value)
for bad in (5, Countdown):
    try:
        iter(bad)
    except TypeError as error:
        print(error)
try:
    next([1, 2])
except TypeError as error:
    print(error)


class OnlyGetitem:
    def __getitem__(self, i):
        if i >= 3:
            raise IndexError
        return i * i


print(list(OnlyGetitem()), list(reversed(range(3))), hasattr(OnlyGetitem(), "__iter__"))
lines = iter(["a", "b", "END", "c"])
print(list(iter(lambda: next(lines), "END")))


class Tree:
    def __init__(self, value, *children):
        self.value, self.children = value, children

    def __iter__(self):
        yield self.value
        for child in self.children:
            yield from child


print(list(Tree(1, Tree(2, Tree(3)), Tree(4))))
a, b, *rest = Countdown(5)
print(a, b, rest, dict(zip(Countdown(2), "xy")))
pairs = iter(range(6))
print(list(zip(pairs, pairs)))
