# super() across a diamond with different signatures, class methods, properties and __init_subclass__.
class A:
    def __init__(self, **k): self.trail = ["A"]; self.rest = k
    @classmethod
    def make(cls, **k): return cls(**k)
    @property
    def name(self): return "A"
    def __init_subclass__(cls, **k): super().__init_subclass__(); cls.order = [c.__name__ for c in cls.__mro__[:-1]]
class B(A):
    def __init__(self, b=1, **k): super().__init__(**k); self.trail.append(f"B{b}")
    @property
    def name(self): return "B" + super().name
class C(A):
    def __init__(self, c=2, **k): super().__init__(**k); self.trail.append(f"C{c}")
    @property
    def name(self): return "C" + super().name
    @classmethod
    def make(cls, **k): r = super().make(**k); r.trail.append("made by C"); return r
class D(B, C):
    def __init__(self, *a, **k): super().__init__(*a, **k); self.trail.append("D")
    @property
    def name(self): return "D" + super().name
d = D.make(b=10, c=20, z=30)
print(d.trail, d.rest, d.name, D.order, B.order)
print(super(B, d).name, super(C, d).name, B.name.fget(d), super(D, D).make.__func__ is C.make.__func__)
class Log:
    def __setattr__(self, n, v): print("set", n); super().__setattr__(n, v)
class Frozen:
    def __setattr__(self, n, v):
        if n.startswith("_"): raise AttributeError(f"{n} frozen")
        super().__setattr__(n, v)
class E(Log, Frozen): pass
e = E(); e.x = 1
try: e._y = 2
except AttributeError as x: print(x, vars(e))
class Base:
    def __getattr__(self, n): return f"base {n}"
    def __enter__(self): return self
    def __exit__(self, *a): print("base exit", a[0]); return True
class Sub(Base):
    def __getattr__(self, n): return "sub " + super().__getattr__(n)
    def __exit__(self, *a): return super().__exit__(*a)
with Sub() as s: print(s.foo); 1 / 0
class Li(list):
    def append(self, x): super().append(x); super().append(x)
    def __getitem__(self, i): return super().__getitem__(i) if not isinstance(i, str) else [x for x in super().__iter__() if str(x) == i]
l = Li(); l.append(5); print(l, l[0], l["5"])
