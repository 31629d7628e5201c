# Containers compare by identity first; == on its own does not.
class N:
    def __eq__(self, o): return False
    __hash__ = object.__hash__
n = N()
print(n == n, [n] == [n], (n,) == (n,), {n} == {n}, {1: n} == {1: n}, n in [n], n in (n,), n in {n}, n in {n: 1}.keys(), n in {1: n}.values(), [n].index(n), [n].count(n), (1, n) < (1, n), [n] != [n])
import collections
print(collections.deque([n]) == collections.deque([n]), n in collections.deque([n]), collections.deque([n]).count(n), collections.deque([n]).index(n))
class Y:
    def __init__(self, k): self.k = k
    def __eq__(self, o): calls.append((self.k, getattr(o, "k", o))); return self.k == getattr(o, "k", o)
    def __hash__(self): return 1
calls = []
a, b, c = Y(1), Y(1), Y(2)
print([a, c] == [b, c], calls); calls.clear()
print(b in [c, a], calls); calls.clear()
print({a: "x"}[b], calls); calls.clear()
print({a, b, c} == {c, a}, len(calls) > 0); calls.clear()
print(a == 1, 1 == a, [1] == [a], calls); calls.clear()
print(max([a, b], key=lambda y: y.k) is a, [a].index(b), calls); calls.clear()
l = [c, a]; l.remove(b)
print(l == [c], calls); calls.clear()
print({a: 1} == {b: 1}, {a: 1}.items() == {b: 1}.items()); calls.clear()
x = float("nan")
print(x == x, [x] == [x], x in (x,), {x: 1}[x], (x, 1) == (x, 1), [x].count(x), min(x, 1) is x, sorted([x, 1])[0] is x)
