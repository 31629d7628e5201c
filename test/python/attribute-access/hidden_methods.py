# An attribute of the instance hides a method that has been called before, with and without keywords.
class C:
    def m(self, x=1, **more): return "class", x, more
    def n(self, *args, **kw): return "class", args, kw


def calls(o):
    return o.m(), o.m(2), o.m(x=3), o.n(1, k=2), o.m(x=1, y=2)


o, other = C(), C()
for _ in range(2):
    print(calls(o))
o.m = lambda x=0, **more: ("own", x, more)
print(calls(o), calls(other))
o.n = lambda *a, **k: ("own n", a, k)
print(calls(o), calls(other))
del o.m
print(calls(o))
o.__dict__["m"] = lambda x=0, **more: ("by dict", x, more)
print(calls(o))
del o.__dict__["n"], o.__dict__["m"]
print(calls(o))
setattr(other, "m", print)
other.m(1, 2, sep="-")
C.m = lambda self, x=9, **more: ("changed", x, more)
print(calls(o), calls(C()))


class D(C):
    def n(self, *, k=0, **more): return "D", k, more


def keyword(o):
    return o.n(k=1), o.m(x=5)


print([keyword(x) for x in (C(), D(), C(), D())])
D.m = staticmethod(lambda x: ("static", x))
print([keyword(x) for x in (C(), D(), C(), D())])
C.n = classmethod(lambda cls, **kw: (cls.__name__, kw))
print([keyword(x) for x in (C(), D(), C(), D())])
del D.n, D.m
print([keyword(x) for x in (C(), D(), C(), D())])


class Slots:
    __slots__ = ("f",)
    def g(self, a=0): return "g", a


s = Slots()
s.f = lambda a: ("f", a)
print(s.f(a=1), s.g(a=2), s.f(a=3), s.g(a=4))


class Proxy:
    def __init__(self): self.__dict__["inner"] = C()
    def __getattr__(self, name): return getattr(self.inner, name)


p = Proxy()
print(p.n(k=1), p.m(x=2), p.n(k=3))
p.n = lambda k: ("proxy", k)
print(p.n(k=1))
module = type(__builtins__)("module")
module.f = lambda a: a
print(module.f(a=1))
module.f = lambda a: -a
print(module.f(a=1))
