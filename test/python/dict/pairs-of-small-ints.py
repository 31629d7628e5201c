"""Pairs of small ints as keys, beside all that equals them and all that only shares their hash."""
from decimal import Decimal
from fractions import Fraction


class Same:
    """Equal to an int, with its hash."""

    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return hash(self.n)

    def __eq__(self, other):
        return self.n == (other.n if isinstance(other, Same) else other)


class Other(Same):
    """The hash of an int, and equal to nothing."""

    __hash__ = Same.__hash__

    def __eq__(self, other):
        return self is other


class MyInt(int):
    pass


class MyTuple(tuple):
    pass


RANGE = (-16385, -16384, -3, -2, -1, 0, 1, 2, 16383, 16384, 2**31, 2**53, 10**20)
grid = {(x, y): (x, y) for x in RANGE for y in RANGE}
print(len(grid), all(grid[x, y] == (x, y) for x in RANGE for y in RANGE))
print([k for k in ((3, 3), (-1, -3), (-2, -3), (-3, -4), (16382, 0), (5, -2)) if k in grid])
for make in (float, Decimal, Fraction, MyInt, Same, lambda n: complex(n, 0)):
    found = [(make(x), y) in grid and (x, make(y)) in grid and (make(x), make(y)) in grid for x in RANGE[:-1] for y in RANGE[:-1]]
    print(sum(found), len(found), MyTuple((make(1), make(2))) in grid, grid.get((make(1), make(-1))), (make(4), make(4)) in grid)
print((True, False) in grid, (1, True) in grid, (Other(1), 2) in grid, (1, Other(2)) in grid, (Other(1), Other(1)) in grid)
print((1, 2, 3) in grid, (1,) in grid, () in grid, ("1", 2) in grid, (1, None) in grid, frozenset((1, 2)) in grid)

# The other way round: what is looked for are ints.
for make in (float, Decimal, Fraction, MyInt, Same, Other):
    d = {(make(1), make(2)): "made", (3, 4): "ints"}
    print(make.__name__ if make.__name__ != "<lambda>" else "complex", d.get((1, 2)), d.get((3, 4)), d.get((make(3), 4)), len(d | {(1, 2): 0}))
s = {(1, 2), (True, 2), (1.0, 2), MyTuple((1, 2)), (-1, -1), (-2, -2), (-1, -2), (-2, -1)}
print(len(s), (1, 2) in s, (-1, -1) in s, (-1.0, Decimal(-2)) in s)
s.discard((1, 2))
print(len(s), (1, 2) in s)
s.add(Other(5))
s.add((5, 5))
print((5, 5) in s, (5, 6) in s, len(s))


class Pair:
    def __hash__(self):
        return hash((1, 2))

    def __eq__(self, other):
        return other == (1, 2)


print({(1, 2): "tuple"}.get(Pair()), {Pair(): "pair"}.get((1, 2)), Pair() in {(1, 2)}, (1, 2) in {Pair(), (3, 4)})
big = {(x, y) for x in range(120) for y in range(-60, 60)}
print(len(big), sum((x, y) in big for x in range(-10, 130) for y in range(-70, 70)))
for x in range(0, 120, 2):
    for y in range(-60, 60):
        big.remove((x, y))
print(len(big), (1, 1) in big, (2, 1) in big, sum(a * b for a, b in big))


class Counted:
    asked = 0

    def __hash__(self):
        Counted.asked += 1
        return 7


for key in ((Counted(), 1), (1, Counted()), (Counted(), Counted()), (Counted(), "text"), ("text", Counted()), (Counted(), 10**9)):
    Counted.asked = 0
    {key}
    print(Counted.asked, end=" ")
print()
# Ints whose hashes fold to small ones are no small ints.
large = {(float(n), 1) for n in range(2**32, 2**32 + 300_000)}
print(sum((n, 1) in large for n in range(2**32, 2**32 + 300_000)))
large = {(n, 1) for n in range(2**32, 2**32 + 300_000)}
print(len(large), len(large | {(x, 1) for x in range(-16384, 16384)}))
