# Keys with their own __eq__ and __hash__: how often they are called, collisions, mutation, identity shortcut.
class K:
    def __init__(self, v, h=1): self.v, self.h = v, h
    def __hash__(self): print("hash", self.v); return self.h
    def __eq__(self, o): print("eq", self.v, getattr(o, "v", o)); return isinstance(o, K) and self.v == o.v
    def __repr__(self): return f"K{self.v}"


d = {}
a, b, c = K("a"), K("b"), K("c")
d[a] = 1
d[b] = 2
print("--- get identical")
print(d[a])
print("--- get equal")
print(d[K("b")])
print("--- missing")
print(d.get(K("z")), d.get(1), c in d)
print("--- replace keeps the first key")
a2 = K("a")
d[a2] = 3
print([k is a for k in d], len(d))
print("--- copy and update do not hash")
e = dict(d)
e.update(d)
print(e == d)
print("--- fromkeys, set")
s = set(d)
print(len(s), len({**d}), d.pop(K("a")), d)


class Mut:
    def __init__(self, v): self.v = v
    def __hash__(self): return hash(self.v)
    def __eq__(self, o): return self.v == o.v


m = Mut(1)
d = {m: "x"}
m.v = 2
print(m in d, Mut(1) in d, list(d)[0] is m)


class BadEq:
    def __init__(self, n): self.n = n
    def __hash__(self): return 7
    def __eq__(self, o): raise ArithmeticError(f"eq {self.n}")


x = BadEq(1)
d = {x: 1}
print(d[x])
for f in (lambda: d[BadEq(2)], lambda: BadEq(3) in d, lambda: d.pop(BadEq(4)), lambda: {BadEq(5), BadEq(6)}):
    try:
        f()
    except ArithmeticError as e:
        print(e)


class S(str):
    def __hash__(self): return 5
    def __eq__(self, o): return str.__eq__(self, o)


d = {"k": "plain"}
print(S("k") in d, S("k") == "k", {S("k"): 1}.get("k"), {S("k"): 1}[S("k")])
class HashNeg:
    def __hash__(self): return -1
class HashBig:
    def __hash__(self): return 2**100
print(hash(HashNeg()), isinstance(hash(HashBig()), int), {HashBig(): 1} != {})
class I(int):
    def __eq__(self, o): return False
    def __hash__(self): return int.__hash__(self)
print({1: "a"}.get(I(1)), {I(1): "b"}.get(1), I(1) in [I(1)], [i := I(1), i in [i]][1])
