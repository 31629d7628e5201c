# Rich comparison: reflected forms, identity fallback, returned values of any type, chains.
class C:
    def __init__(self, n): self.n = n
    def __lt__(self, o): print("lt", self.n); return NotImplemented
    def __gt__(self, o): print("gt", self.n); return f"gt{self.n}"
    def __eq__(self, o): print("eq", self.n); return NotImplemented
    __hash__ = None
class D(C):
    def __gt__(self, o): print("D.gt", self.n); return "D"
a, b, d = C(1), C(2), D(3)
print(a < b)
print(a < d)
print(a == b, a == a, a != b)
print(b > a, a > 5, 5 < a)
for f in (lambda: a < 5, lambda: a <= b, lambda: object() < object(), lambda: a >= a, lambda: None < None, lambda: int < str, lambda: (lambda: 0) < 1):
    try:
        print(f())
    except TypeError as e:
        print(e)
class Vec:
    def __init__(self, *v): self.v = v
    def __lt__(self, o): return [x < y for x, y in zip(self.v, o.v)]
    def __eq__(self, o): return [x == y for x, y in zip(self.v, o.v)]
    def __contains__(self, x): return [x]
print(Vec(1, 2) < Vec(2, 1), Vec(1) == Vec(1), Vec(1) != Vec(1), 5 in Vec(), 5 not in Vec(), not Vec(1) < Vec(2))
print((Vec(1) < Vec(2)) and "yes", Vec(1) < Vec(2) < Vec(0))
class Ne:
    def __eq__(self, o): return True
    def __ne__(self, o): return "custom ne"
print(Ne() == 1, Ne() != 1, 1 != Ne(), [Ne()] != [1], Ne() in [5], [5].count(Ne()))
class OnlyEq:
    def __eq__(self, o): return "truthy"
print(OnlyEq() != 1, OnlyEq() == 1, 1 == OnlyEq(), OnlyEq.__hash__)
import functools
@functools.total_ordering
class T:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return self.n == o.n
    def __lt__(self, o): return self.n < o.n if isinstance(o, T) else NotImplemented
print(T(1) <= T(1), T(2) > T(1), T(1) >= T(2), max(T(1), T(3)).n)
try:
    T(1) <= 5
except (TypeError, AttributeError) as e:
    print(e)
print(max([3, 1, 2], key=lambda n: T(n)), sorted([T(3), T(1)])[0].n, [1, 2] < [1, 3] < [2], 1 < 2 > 1 == 1 != 0 in [0])
