import math
import types
def f(x): return math.sqrt(x), math.pi
for i in range(3): print(f(4))
math.sqrt = lambda v: ("mine", v)
print(f(4))
del math.sqrt
try: f(4)
except AttributeError as e: print(e)
math.__getattr__ = lambda n: (lambda *a: (n, a))
print(f(4))
math.sqrt = abs
print(f(4))
class MM(types.ModuleType):
    def __getattribute__(self, n): return super().__getattribute__(n) if n.startswith("_") else (lambda *a: "MM")
    @property
    def pi(self): return 3
m = types.ModuleType("m"); m.x = 1; m.g = lambda *a: a
def h(): return m.x, m.g(), m.g(1), m.g(1,2), m.g(1,2,3), m.g(1,2,3,4), m.g(1,2,3,4,5)
for i in range(3): print(h())
m.__dict__["x"] = 5
m.__dict__.pop("g"); m.__dict__["g"] = lambda *a: ("new", a)
print(h())
m.__dict__.clear(); 
try: h()
except AttributeError as e: print(e)
m.__dict__.update(x=1, g=lambda *a: len(a))
print(h())
m.__class__ = MM
print(m.x(), m.g())
class O: pass
o = O(); o.f = lambda *a: a
def q(): return o.f(), o.f(1), o.f(1,2), o.f(1,2,3), o.f(1,2,3,4), o.f(1,2,3,4,5), o.f(1,k=1) if 0 else 0
for i in range(3): print(q())
o.f = 5
try: q()
except TypeError as e: print(e)
O.f = lambda self, *a: ("cls", a)
del o.f
print(q())
o.f = print
q()
