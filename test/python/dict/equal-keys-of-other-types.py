# Dict: keys that equal keys of other types
# Tries: objects that equal a str, number, tuple, bytes or frozenset and have its hash, in dicts and sets, either way round
class P:
    def __init__(self, v): self.v = v
    def __hash__(self): return hash(self.v)
    def __eq__(self, other): return self.v == (other.v if isinstance(other, P) else other)
    def __repr__(self): return f"P({self.v!r})"
class Q:
    def __init__(self, v): self.v = v
    def __hash__(self): return hash(self.v)
    def __eq__(self, other): return other is self.v or isinstance(other, Q) and other.v is self.v
class T(tuple):
    __slots__ = ()
    def __hash__(self): return hash(("T", *self)) if len(self) > 5 else tuple.__hash__(self)
    def __eq__(self, other): return tuple(self) == tuple(other)
class U(tuple): pass
marker = object()
keys = [(1, 2), (), ("a", None), (1, (2, (3,))), "text", "", "𝄞", 5, -1, -2, 2**70, -2**62, 2**61-1, 1.5, 1e300, float("inf"), 2j, True, None, b"bytes", frozenset({1, "x"}),
        frozenset({(1, 2), (3, 4)}), range(3), (frozenset({2}), -1), (1.5, 2**64), ("𝄞", b"z"), (None, Ellipsis), NotImplemented, int, len]
for k in keys:
    p = P(k)
    out = [p in {k: 1}, k in {p: 1}, p in {k}, k in {p}, p in {k, "other", (9,)}, k in {p, "other", (9,)}, {k: 1}.get(p), {p: 2}.get(k), len({k, p}), len({p, k}), len({p: 1, k: 2}), len({(8, 8): 0, "s": 0, p: 1, k: 2}),
        (p,) in {(k,)}, (k,) in {(p,)}, p in frozenset([k, 1.25]), hash((p, 1)) == hash((k, 1))]
    d = {k: 1, (0, 0): 2}; out.append(d.pop(p, "none")); out.append(len(d))
    s = {p, (0, 0)}; s.discard(k); out.append(len(s))
    s = {k}; s.discard(p); out.append(len(s))
    s = {k, 7}; s.remove(p); out.append(s)
    d = {p: 1}; d[k] = 2; out.append(d); del d[k]; out.append(d)
    print(repr(k) if k is not len else "len", all(x is True for x in out[:6]), out)
for o in (marker, P, print, None):
    q = Q(o)
    print(q in {o: 1}, o in {q: 1}, q in {o}, o in {q}, (q,) in {(o,)}, len({q, o, 1, (2,)}))
for t in (T((1, 2)), U((1, 2)), T((1, 2, 3, 4, 5, 6))):
    k = tuple(t)
    print(t in {k: 1}, k in {t: 1}, t in {k}, k in {t}, len({t: 1, "a": 2, k: 3}), {t: 1} == {k: 1}, {t} == {k}, hash(t) == hash(k))
print({frozenset({1, 2}): 1}[frozenset([2, 1])], {1, 2} in {frozenset({1, 2}), 7}, {None: 1, ...: 2}[None], {None, 1, ...} == {1, None, Ellipsis})
