# frozenset: hashing, identity, nesting; subclasses of set and frozenset keep type in methods or not.
f = frozenset([1, 2, 3])
print(f, frozenset(f) is f, f.copy() is f, frozenset() is frozenset(), hash(f) == hash(frozenset([3, 2, 1])), f | {4}, f - {1}, f & [1, 2] if False else f.intersection([1, 2]), f ^ {1}, f.union("") == f, {f: "v"}[frozenset({1, 2, 3})], f == {1, 2, 3}, {1, 2, 3} == f)
for m in ("add", "remove", "pop", "clear", "update", "discard", "__ior__"):
    print(m, hasattr(f, m), hasattr(set(), m))
g = f
g |= {9}
print(g, f, g is f)
try:
    f.add(1)
except AttributeError as e:
    print(e)


class S(set):
    def __init__(self, it=(), tag="t"):
        super().__init__(it)
        self.tag = tag
    def __repr__(self): return f"S{sorted(self)}"
    def __contains__(self, x): return x == "magic" or super().__contains__(x)
    def __iter__(self): return iter(sorted(super().__iter__(), reverse=True))


s = S([3, 1, 2], tag="mine")
print(s, list(s), "magic" in s, len(s), type(s | s).__name__, type(s.copy()).__name__, s - {1}, s == {1, 2, 3}, {1, 2, 3} == s, s.tag, hasattr(s.copy(), "tag"), s.issubset([1, 2, 3, "magic"]), {"magic"} <= s)
s |= {7}
print(s, type(s).__name__, s.tag, s.pop() in (1, 2, 3, 7), len(s))


class F(frozenset):
    def __new__(cls, *a): return super().__new__(cls, a)


x = F(1, 2)
print(x, type(x | {3}).__name__, type(x.copy()).__name__, hash(x) == hash(frozenset([1, 2])), x == frozenset([1, 2]), {x: 1}[frozenset([2, 1])], frozenset(x) is x, F.__mro__[1].__name__)
class Eq:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return isinstance(o, Eq) and self.v == o.v
    def __hash__(self): return hash(self.v)
    def __repr__(self): return f"E{self.v}"
p, q = Eq(1), Eq(1)
print({p, q}, {p} == {q}, len({p} | {q}), ({p} & {q}).pop() is p, ({p} | {q}).pop() is p, {p}.intersection([q]).pop() is q, {p}.difference({q}), p in {q})
powerset = lambda s: [frozenset(c for i, c in enumerate(s) if m >> i & 1) for m in range(2 ** len(s))]
print(sorted(map(sorted, powerset([1, 2, 3]))), len(set(powerset("abcd"))))
