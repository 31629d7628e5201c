# Everything a metaclass can hook: __prepare__, __new__, __init__, __call__, __instancecheck__, operators on classes.
class Ns(dict):
    def __setitem__(self, k, v):
        if not k.startswith("__"):
            print("bind", k)
        super().__setitem__(k, v)

    def __missing__(self, k):
        if k.startswith("auto_"):
            return k.upper()
        raise KeyError(k)


class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases, **kw):
        print("prepare", name, bases, kw)
        return Ns()

    def __new__(mcs, name, bases, ns, **kw):
        print("new", name, type(ns).__name__)
        return super().__new__(mcs, name, bases, dict(ns))

    def __init__(cls, name, bases, ns, **kw):
        print("init", name, kw)

    def __call__(cls, *a, **k):
        print("call", cls.__name__, a)
        return super().__call__(*a, **k)

    def __instancecheck__(cls, o): return o == "instance"
    def __subclasscheck__(cls, c): return c is int
    def __len__(cls): return 42
    def __getitem__(cls, k): return cls.__name__, k
    def __iter__(cls): return iter("xy")
    def __add__(cls, o): return "added", o
    def __contains__(cls, x): return x == 1
    def __repr__(cls): return f"<Meta {cls.__name__}>"
    def __getattr__(cls, n): return f"meta attr {n}"
    def __bool__(cls): return False
    def __eq__(cls, o): return o == "C" or cls is o
    def __hash__(cls): return 1
    @property
    def prop(cls): return "meta prop"


class C(metaclass=Meta, flag=True):
    a = 1
    b = auto_x
    def f(self): return self
    def __init__(self, v): self.v = v


c = C(5)
print(c.v, C.b, isinstance("instance", C), isinstance(5, C), isinstance(c, C), issubclass(int, C), issubclass(str, C))
print(len(C), C["k"], list(C), C + 1, 1 in C, C, bool(C), C == "C", C.nope, C.prop, {C: 1}[C])
try:
    c.nope
except AttributeError as e:
    print(e)
try:
    c.prop
except AttributeError as e:
    print(e)
class D(C): pass
print(type(D).__name__, D)
class Bad(type):
    def __prepare__(name, bases): return 5
try:
    class X(metaclass=Bad): pass
except TypeError as e:
    print(e)
