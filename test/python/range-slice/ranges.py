# range: arithmetic sequence semantics, equality, hashing, slicing, reversed, membership.
for r in (range(5), range(2, 10, 3), range(10, 0, -3), range(0), range(5, 2), range(-3, 3, 2), range(0, 10, 100)):
    print(r, list(r), len(r), r[::-1], list(reversed(r)), r[1:], r[:-1], r[::2], 4 in r, bool(r), r.start, r.stop, r.step, hash(r) == hash(range(r.start, r.stop, r.step)))
print(range(0, 3, 2) == range(0, 4, 2), range(0) == range(2, 1), range(1, 2) == range(1, 5, 7), range(3) == [0, 1, 2], hash(range(0)) == hash(range(5, 1)), {range(3): "k"}[range(0, 3, 1)], range(10)[3], range(10)[-1], range(10)[2:8:2][1], range(5).index(3), range(5).count(9), range(5).index(True), 2.0 in range(5), 2.5 in range(5), "a" in range(5), None in range(3), True in range(2))
for f in (lambda: range(1.0), lambda: range(), lambda: range(1, 2, 0), lambda: range(1, 2, 3, 4), lambda: range("a"), lambda: range(5)[5], lambda: range(5)["a"], lambda: range(5).index(7), lambda: range(5) + range(3), lambda: range(3).__setitem__(0, 1), lambda: setattr(range(3), "start", 1), lambda: range(5) < range(6), lambda: range(stop=5), lambda: range(None), lambda: range(5)[1.5], lambda: range(5).append(1), lambda: range(3) * 2, lambda: range(5).index("x"), lambda: range(5).index(2.5)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


class I:
    def __init__(self, n): self.n = n
    def __index__(self): return self.n
    def __eq__(self, o): return o == self.n


print(range(I(2), I(8), I(3)), list(range(I(3))), I(4) in range(10), range(10).index(I(4)), range(True, 5), type(range(True).stop).__name__)
it = iter(range(5))
next(it)
print(list(it), list(it), iter(range(3)).__length_hint__(), list(map(lambda a, b: a * b, range(3), range(1, 9))), sum(range(101)), max(range(0, -10, -3)), list(zip(range(3), range(9, 0, -4))), [*range(3)], sorted(range(3), reverse=True), tuple(range(1, 10, 4)), list(enumerate(range(5, 7))))
for i in range(3):
    i += 10
    print(i, end=" ")
n = 3
for i in range(n): n = 10
print(i, n, repr(range(1, 10, 1)), str(range(0, 5, 2)), range(5).__reduce__(), isinstance(range(1), range))
