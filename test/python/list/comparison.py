# Comparison of lists is lexicographic, uses identity before equality, and finds the first difference.
print([1, 2] < [1, 3], [1] < [1, 0], [] < [0], [2] > [1, 9], [1, 2] == [1.0, 2.0], [1] != [1], [[1]] == [[1]], [1] == (1,), [1] != (1,), [1, "a"] < [2, 5], [1, "a"] == [1, "a"], [float("nan")] == [float("nan")])
nan = float("nan")
print([nan] == [nan], nan in [nan], [nan].index(nan), [nan].count(nan), [nan] < [nan], [1, nan] <= [1, nan])


class Loud:
    def __init__(self, n): self.n = n
    def __eq__(self, o): print("eq", self.n, getattr(o, "n", o)); return self.n == getattr(o, "n", o)
    def __lt__(self, o): print("lt", self.n, o.n); return self.n < o.n
    def __repr__(self): return f"L{self.n}"


a, b, c = Loud(1), Loud(2), Loud(3)
print([a, b] == [a, c])
print([a, b, c] < [Loud(1), Loud(2), Loud(4)])
print([a] == [a, b], [a, b] == [b])
print(b in [a, b, c], [a, b].index(Loud(2)), [a, b, a].count(a))
print(2 in [a, b], [1, 2].index(Loud(2)))
for f in (lambda: [1] < ["a"], lambda: [1] < (1,), lambda: [1] < 5, lambda: [None] < [None, 1], lambda: [None] < [1], lambda: [[1]] < [1], lambda: [1] >= "a"):
    try:
        print(f())
    except TypeError as e:
        print(e)


class Weird:
    def __eq__(self, o): return []
    def __lt__(self, o): return "lt result"


print([Weird()] == [1], [Weird()] < [1], [Weird()] != [1], Weird() in [5])
l = [1, 2, 3, 2]
l.remove(2.0)
print(l, [True] == [1], [0] == [False], [[], {}, ()] == [[], {}, ()], sorted([[2], [1, 2], [1], []]), max([1, 2], [1, 3]), min([[3], [2, 9]]))
