# super() in its forms: zero-argument, explicit, in class methods, static methods, nested functions, properties.
class A:
    attr = "A.attr"
    def m(self): return "A.m"
    @classmethod
    def c(cls): return "A.c", cls.__name__
    @staticmethod
    def s(): return "A.s"
    @property
    def p(self): return "A.p"
    @p.setter
    def p(self, v): self._p = v
    def __getitem__(self, k): return "A item", k


class B(A):
    attr = "B.attr"
    def m(self): return "B.m", super().m(), super(B, self).m(), super().attr
    @classmethod
    def c(cls): return "B.c", super().c(), super(B, cls).c()
    @staticmethod
    def s(): return "B.s", super(B, B).s()
    @property
    def p(self): return "B.p", super().p
    @p.setter
    def p(self, v): super(B, type(self)).p.fset(self, v * 2)
    def nested(self):
        def inner(): return __class__.__name__
        def uses(self): return super().m()
        return inner(), uses(self), (lambda self: super().m())(self), [super(B, self).m() for _ in "x"]
    def __getitem__(self, k): return super().__getitem__(k)
    def gen(self): yield super().m()


class C(B):
    def m(self): return "C.m", super().m()


b = B()
print(b.m(), B.c(), C.c(), B.s(), b.p, b.nested(), b[1], list(b.gen()), C().m())
b.p = 5
print(b._p)
s = super(B, b)
print(s.__thisclass__.__name__, s.__self__ is b, s.__self_class__.__name__, s.m(), repr(super(B, C)), type(s).__name__)
unbound = super(B)
print(repr(unbound), unbound.__self__, unbound.__get__(b, B).m())


class Bad:
    def no_args(): return super()
    def deleted(self):
        del self
        return super()
    def shadow(self, super=lambda: "shadowed"): return super()
    def subscript(self): return super()[1]
    def setter(self):
        super().x = 5
    def missing(self): return super().nope
    def in_gen(self): return list(super().nope for _ in "x")


for name in ("deleted", "shadow", "subscript", "setter", "missing", "in_gen"):
    try:
        print(getattr(Bad(), name)())
    except Exception as e:
        print(name, type(e).__name__, e)
for f in (lambda: Bad.no_args(), lambda: super(), lambda: super(5), lambda: super(B, 5), lambda: super(B, A()), lambda: super(int, str), lambda: super(B, b, 1), lambda: super(B, b).zzz):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
