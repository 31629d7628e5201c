# Slot descriptors, slots with default through class patterns, copying and comparing slotted objects.
import copy
class P:
    __slots__ = ("x", "y")
    def __init__(self, x, y=None):
        self.x = x
        if y is not None: self.y = y
    def __eq__(self, o): return type(o) is P and all(getattr(self, s, None) == getattr(o, s, None) for s in self.__slots__)
    def __repr__(self): return f"P({', '.join(f'{s}={getattr(self, s)!r}' for s in self.__slots__ if hasattr(self, s))})"
p = P(1)
q = copy.copy(p)
r = copy.deepcopy(P([1], {"k": 2}))
print(p, q, r, p == q, p is q, P.x, repr(P.y))
x = P.x
x.__set__(p, 10)
print(p, x.__get__(p, P), x.__name__, x.__objclass__.__name__, x.__qualname__)
x.__delete__(p)
print(p, hasattr(p, "x"))
try:
    x.__delete__(p)
except AttributeError as e:
    print(e)
P.x = 5
try:
    p.x = 1
except AttributeError as e:
    print(e)
print(p.x, p)
P.x = x
p.x = "back"
print(p)
del P.y
try:
    p.y = 1
except AttributeError as e:
    print(e)
print(p.__reduce_ex__(2)[2] if isinstance(p.__reduce_ex__(2)[2], tuple) else None)
class G:
    __slots__ = ("a",)
    def __getattr__(self, n): return f"fallback {n}"
g = G()
print(g.a, g.zzz)
g.a = 1
print(g.a)
match P(7):
    case P(x=7): print("matched by slot")
class W: __slots__ = ("__weakref__", "v")
import weakref
w = W(); ref = weakref.ref(w, lambda r: print("collected"))
del w
print(ref())
