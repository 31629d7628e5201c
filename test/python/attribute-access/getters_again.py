# Getters that are asked for again and again, while classes change around them.
import datetime


class Base:
    @property
    def p(self):
        raise AttributeError("inner")


class Hooked(Base):
    def __getattr__(self, name):
        return f"hook {name}"


def read(o):
    try:
        return o.p
    except AttributeError as e:
        return repr(e)


for _ in range(3):
    print(read(Hooked()), read(Base()), read(Hooked()))


def plain(o):
    return o.p


print([plain(Hooked()) for _ in range(3)])
Base.__getattr__ = lambda self, name: "late " + name
print(read(Base()), read(Base()), read(Hooked()))
del Base.__getattr__
print(read(Base()))


class Field:
    def __init__(self, word): self.word = word
    def __get__(self, o, t): return (self.word, type(o).__name__, t.__name__)
    def __set__(self, o, v): raise AttributeError("read only")


class A:
    f = Field("a")


class B(A):
    pass


class C(A):
    f = "plain"


def field(o):
    return o.f


print([field(o) for o in (A(), B(), C(), A(), B(), C())])
Field.__get__ = lambda self, o, t: "changed"
print([field(o) for o in (A(), B(), C())])
B.f = 5
print([field(o) for o in (A(), B(), C())])
A.f = property(lambda self: "property")
print([field(o) for o in (A(), B(), C())])
del B.f
print([field(o) for o in (A(), B(), C())])


class Day(datetime.date):
    @property
    def year(self): return "own"


class Other(datetime.date):
    year = 7


def year(o):
    return o.year


days = [datetime.date(2024, 2, 29), Day(2024, 1, 1), Other(2023, 1, 1), datetime.datetime(2022, 5, 6)]
for _ in range(2):
    print([year(d) for d in days], [d.month for d in days])


def bounds(s):
    return s.start, s.stop, s.step


print([bounds(s) for s in (slice(3), slice(1, None, "x"), slice(None))])


class Posing:
    @property
    def __class__(self): return int


def kind(o):
    return o.__class__.__name__


print([kind(o) for o in (A(), Posing(), 1, "s", A, Posing(), ValueError(), None)])
a = A()
print(kind(a))
a.__class__ = B
print(kind(a), a.__dict__)
a.__dict__ = {"x": 1}
print(a.__dict__, a.x, [e.args for e in (ValueError(1), KeyError("k", 2), OSError(1, "m"))])


def name_of(t):
    return t.__name__, t.__qualname__, t.__module__


class Meta(type):
    @property
    def __name__(cls): return "meta " + type.__dict__["__name__"].__get__(cls)


class M(metaclass=Meta):
    pass


print([name_of(t) for t in (A, M, int, Meta, A, M)])
A.__name__ = "Renamed"
print(name_of(A)[0], A().__class__.__name__)


def missing(o):
    try:
        o.nothing
    except AttributeError as e:
        return str(e)
    try:
        {}[o]
    except (KeyError, IndexError) as e:
        return type(e).__name__, e.args[0] is o


for o in (A(), 1, "s", datetime.date, slice(1), Hooked()):
    print(missing(o))


def item(c, k):
    try:
        return c[k]
    except LookupError as e:
        return type(e).__name__, str(e)
    except TypeError as e:
        return str(e)


class D(dict):
    def __missing__(self, k): return "missing"


for c in ([1, 2], (1, 2), {0: "zero"}, "ab", D(), b"ab", range(2)):
    print([item(c, k) for k in (0, 1, 2, -2, -3, "k")])
