# Subclasses of built-in types: constructors, which operations return the base type, overriding and its limits.
class I(int):
    def __new__(cls, v, tag=""):
        self = super().__new__(cls, v)
        self.tag = tag
        return self

    def __add__(self, o): return I(int(self) + int(o), "sum")
    def __repr__(self): return f"I({int(self)}, {self.tag!r})"


i = I("7", tag="t")
print(i, i + 1, 1 + i, i * 2, type(i * 2).__name__, -i, type(+i).__name__, i == 7, {7: "x"}[i], hash(i) == hash(7), [0] * i == [0] * 7, str(i), f"{i:03}", i.__dict__)


class S(str):
    def __len__(self): return 99
    def __getitem__(self, k): return "item"
    def upper(self): return "U:" + super().upper()


s = S("abc")
print(len(s), s[0], s.upper(), type(s.lower()).__name__, type(s + "").__name__, list(s), s * 1, type(s[:]).__name__, bool(S("")), s.__class__.__name__)


class L(list):
    def append(self, x): super().append(("L", x))
    def __iter__(self): return iter(["iter"])
    def __contains__(self, x): return True


l = L([1])
l.append(2)
l += [3]
l.extend([4])
print(l, list(l), len(l), [*l], 77 in l, sorted(l), type(l + []).__name__, type(l * 2).__name__, type(l[:]).__name__, type(l.copy()).__name__, l == [1, ("L", 2), 3, 4], ",".join(l))


class D(dict):
    def __missing__(self, k): return f"missing {k}"
    def __setitem__(self, k, v): super().__setitem__(k, v * 2)
    def __getitem__(self, k): return super().__getitem__(k)


d = D(a=1)
d["b"] = 1
d.update(c=1)
print(d, d["zz"], d.get("zz"), dict(d), {**d}, type(d.copy()).__name__, d | {"e": 1}, type(d | {}).__name__, d.setdefault("f", 5), d == {"a": 1, "b": 2, "c": 1, "f": 5})
print(D.fromkeys("xy", 2), "%(q)s" % d, eval("nope", {}, d))


class T(tuple):
    def __new__(cls, *a): return super().__new__(cls, a)


t = T(1, 2)
print(t, type(t + ()).__name__, type(t[:]).__name__, hash(t) == hash((1, 2)), t == (1, 2), T.__base__)


class F(float):
    def __truediv__(self, o): return "div"


print(F(1.5) / 2, F("2.5") * 2, type(abs(F(-1))).__name__, F(2).is_integer(), F.fromhex("0x1p3").__class__.__name__)


class St(set):
    def add(self, x): super().add(str(x))


st = St([1])
st.add(1)
print(sorted(map(repr, st)), type(st | {2}).__name__, type(st.copy()).__name__, type({2} | st).__name__, repr(St()))


class E(Exception):
    def __init__(self, a, b): self.b = b


e = E(1, 2)
print(e.args, e, repr(e), e.b)
class By(bytes): pass
print(By(b"x"), type(By(b"x") + b"").__name__, type(By(b"ab").upper()).__name__, bytes(By(b"q")))
