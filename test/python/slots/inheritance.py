# Slots across a hierarchy: shadowing, empty slots, dict reappearing, layout conflicts.
class A: __slots__ = ("x",)
class B(A): __slots__ = ("y",)
class C(A): pass
class D(B): __slots__ = ("x",)
b, c, d = B(), C(), D()
b.x, b.y = 1, 2
c.x = c.z = 3
d.x = 5
print(b.x, vars(c), hasattr(b, "__dict__"), d.x, A.x.__get__(c))
try:
    A.x.__get__(d)
except AttributeError as e:
    print(e)
for f in (lambda: setattr(b, "z", 1), lambda: A.x.__get__(5), lambda: A.x.__set__("s", 1), lambda: delattr(A(), "x"), lambda: A().x, lambda: vars(b), lambda: type("E", (B, type("F", (A,), {"__slots__": "w"})), {}), lambda: type("G", (A,), {"__slots__": ("x", "x")}), lambda: type("H", (int,), {"__slots__": "a"}), lambda: type("I", (tuple,), {"__slots__": ["a"]}), lambda: type("J", (), {"__slots__": 5}), lambda: type("K", (), {"__slots__": "bad name"}), lambda: type("L", (A,), {"__slots__": "__weakref__ __weakref__".split()})):
    try:
        print(f())
    except (AttributeError, TypeError, ValueError) as e:
        print(type(e).__name__, e)
class M(str): __slots__ = ()
try:
    M("s").attr = 1
except AttributeError as e:
    print(e)
class N:
    __slots__ = iter(["p", "q"])
print(list(N.__slots__), hasattr(N, "p"), [n for n in N.__dict__ if len(n) == 1])
class O: __slots__ = "single"
print(O.__slots__, hasattr(O, "single"), hasattr(O, "s"))
class P(A): __slots__ = ("__dict__",)
p = P(); p.x = 1; p.other = 2
print(vars(p), A.__slots__, P.__basicsize__ >= A.__basicsize__)
class Q: __slots__ = ("__priv", "__dunder__")
print([n for n in Q.__dict__ if "priv" in n or n == "__dunder__"])
d.__class__ = D
try:
    d.__class__ = B
except TypeError as e:
    print(e)
class R1: __slots__ = ("a", "b")
class R2: __slots__ = ("a", "b")
r = R1(); r.a = 1
r.__class__ = R2
print(r.a, type(r).__name__)
