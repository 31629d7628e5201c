# weakref: refs, callbacks, equality, proxies, weak containers, WeakMethod, finalize.
import gc, weakref
class A:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return isinstance(o, A) and self.n == o.n
    def __hash__(self): return hash(self.n)
    def m(self): return self.n
    def __repr__(self): return f"A{self.n}"
a = A(1)
r, r2 = weakref.ref(a), weakref.ref(a)
b = A(1); rb = weakref.ref(b, lambda x: print("callback", x is rb, x()))
print(r() is a, r is r2, r == rb, hash(r) == hash(a), weakref.getweakrefcount(a), r in weakref.getweakrefs(a), type(r).__name__)
p = weakref.proxy(a)
p.extra = 5
print(p.n, p.m(), a.extra, p == a, type(p).__name__, repr(p)[:1])
del b
gc.collect()
print(rb(), rb == r)
d, s, k = weakref.WeakValueDictionary(), weakref.WeakSet(), weakref.WeakKeyDictionary()
d["a"] = a; s.add(a); k[a] = "v"
wm = weakref.WeakMethod(a.m)
fin = weakref.finalize(a, print, "finalized", sep="!")
print(dict(d), len(s), list(k.items()), wm()(), fin.alive, a in s)
del a
gc.collect()
print(r(), dict(d), len(s), len(k), wm(), fin.alive, fin())
try: p.n
except ReferenceError as e: print(e)
for x in (5, "s", None, (), [], {}, object(), lambda: 0, {1}, type, len, range(1), b"", A):
    try: print(type(x).__name__, weakref.ref(x)() is x)
    except TypeError as e: print(e)
class S: __slots__ = ()
try: weakref.ref(S())
except TypeError as e: print(e)
class RefSub(weakref.ref):
    def __init__(self, o, cb=None, tag=None): super().__init__(o, cb); self.tag = tag
c = A(3)
rs = RefSub(c, tag="t")
print(rs().n, rs.tag, isinstance(rs, weakref.ReferenceType))
