# Attribute lookup on classes: metaclass data descriptors first, then the class's MRO, then the metaclass.
class Data:
    def __init__(self, tag): self.tag = tag
    def __get__(self, o, t): return self.tag, o if o is None else getattr(o, "__name__", "inst"), t.__name__
    def __set__(self, o, v): print("set", self.tag, v)
    def __delete__(self, o): print("del", self.tag)


class NonData:
    def __init__(self, tag): self.tag = tag
    def __get__(self, o, t=None): return self.tag, o is None


class M(type):
    both_data = Data("meta")
    meta_nondata = NonData("meta")
    class_wins = NonData("meta")
    plain = "meta plain"
    def method(cls): return cls.__name__


class C(metaclass=M):
    both_data = "class dict"
    class_wins = "class value"
    desc = NonData("class")
    data = Data("class")


c = C()
print(C.both_data, C.meta_nondata, C.class_wins, C.plain, C.desc, C.data, C.method())
C.both_data = 1
del C.both_data
print(C.__dict__["both_data"], c.both_data, c.desc, c.data)
C.data = "replaced"
print(C.data, c.data)
for n in ("plain", "meta_nondata", "method"):
    print(n, hasattr(c, n), hasattr(C, n), n in dir(C))
try:
    c.method()
except AttributeError as e:
    print(e)
try:
    C.nothing
except AttributeError as e:
    print(e, e.name, e.obj is C)
try:
    del C.nothing
except AttributeError as e:
    print(e)


class Hook(type):
    def __getattribute__(cls, n):
        if n.startswith("via_"):
            return n
        return super().__getattribute__(n)
    def __setattr__(cls, n, v):
        print("meta setattr", n)
        super().__setattr__(n, v)
    def __delattr__(cls, n):
        print("meta delattr", n)
        super().__delattr__(n)


class H(metaclass=Hook):
    x = 1
H.y = H.via_get
del H.x
print(H.y, hasattr(H, "x"))
H().z = 1
type.__setattr__(H, "w", 2)
print(H.w)
class Cached(type):
    _c = {}
    def __call__(cls, *a):
        if (cls, a) not in Cached._c:
            Cached._c[cls, a] = super().__call__(*a)
        return Cached._c[cls, a]
class Pt(metaclass=Cached):
    def __init__(self, x): self.x = x
print(Pt(1) is Pt(1), Pt(1) is Pt(2))
print(type.__dict__["__name__"].__get__(C), type.__name__, M.__dict__["plain"])
C.__name__ = "Renamed"
print(C.__name__, C.__qualname__, M.method(C))
for v in (5, "a\0b"):
    try:
        C.__name__ = v
    except (TypeError, ValueError) as e:
        print(e)
try:
    int.__name__ = "x"
except TypeError as e:
    print(e)
