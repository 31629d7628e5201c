# Attribute resolution across instance, class, bases and metaclass, with every combination present or absent.
class M(type):
    def __init__(c, n, b, d, **k): super().__init__(n, b, d)
    x = "meta x"
    m_only = "meta only"
class Base(metaclass=M):
    x = "base x"
    b_only = "base only"
class Mix: x = "mix x"; mix_only = "mix only"
class C(Base, Mix):
    def __init__(self, own=False):
        if own: self.x = "instance x"
a, b = C(), C(True)
print(a.x, b.x, C.x, Base.x, Mix.x, C.m_only, C.b_only, C.mix_only, a.mix_only, hasattr(a, "m_only"))
C.x = "C x"; print(a.x, b.x, C.x, Base.x)
del C.x; print(a.x)
del Base.x; print(a.x, C.x, Base.x)
del Mix.x; print(C.x, hasattr(a, "x"), b.x)
del M.x; print(hasattr(C, "x"))
Base.x = property(lambda s: "prop"); print(a.x, b.x, type(C.x).__name__)
M.x = property(lambda c: f"meta prop of {c.__name__}"); print(C.x, a.x)
class D(C):
    def __getattr__(self, n): return f"D getattr {n}"
    __slots__ = ("slot",)
d = D()
print(d.slot, d.zzz, D.__mro__[1].__name__)
d.slot = 1; print(d.slot, vars(d))
print([k.__name__ for k in type(d).__mro__ if "x" in vars(k)], getattr(super(D, d), "x"), getattr(D, "m_only"))
inst = Base.__new__(C); print(type(inst).__name__, vars(inst), isinstance(inst, Mix))
for o, n in ((a, "nothing"), (C, "nothing"), (M, "nothing"), (d, "__nothing__")):
    try: print(getattr(o, n))
    except AttributeError as e: print(e)
