# del with descriptors, properties, slots, class attributes, dict views, slices of bytearrays, and del in loops.
class A:
    cls_attr = 1
    __slots__ = ("s", "__dict__")
    @property
    def p(self): return "p"
    @p.deleter
    def p(self): print("p deleted")
a = A(); a.s = 1; a.d = 2
del a.s, a.d, a.p
for n in ("s", "d", "cls_attr", "nope", "__class__", "__dict__", "__slots__"):
    try: delattr(a, n); print("deleted", n)
    except (AttributeError, TypeError) as e: print(n, type(e).__name__, e)
del A.cls_attr, A.p
print(hasattr(A, "cls_attr"), hasattr(a, "p"))
for n in ("__doc__", "__name__", "__module__", "__mro__", "__bases__", "nope", "s"):
    try: delattr(A, n); print("deleted", n)
    except (AttributeError, TypeError) as e: print(n, type(e).__name__, e)
l = list(range(10))
del l[::3], l[-1], l[:1]
print(l)
b = bytearray(b"abcdef"); del b[1], b[-2:]; print(b)
d = {i: i for i in range(5)}
for k in [k for k in d if k % 2]: del d[k]
print(d)
del d[0], d[2]; print(d)
def f():
    x = [1]
    for x[0] in range(3): pass
    del x[0]
    return x
print(f())
def g(*args, **kw):
    del args, kw
    try: return args
    except UnboundLocalError as e: return str(e)
print(g(1, a=2))
try:
    del (lambda: 0).x
except AttributeError as e: print(e)
import types
m = types.ModuleType("m"); m.a = 1; del m.a
try: del m.a
except AttributeError as e: print(e)
x = y = [1, 2, 3]
del x[:]; print(y); del x
print("x" in globals(), y)
