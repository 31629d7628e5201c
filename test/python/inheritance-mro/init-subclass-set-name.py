# __init_subclass__, __set_name__ and the order of class creation.
class Named:
    def __set_name__(self, owner, name):
        print("set_name", owner.__name__, name)
        self.name = name

    def __repr__(self): return f"Named({getattr(self, 'name', None)})"


class Base:
    registry = {}

    def __init_subclass__(cls, /, key=None, **kw):
        super().__init_subclass__(**kw)
        print("init_subclass", cls.__name__, key, "n" in cls.__dict__)
        Base.registry[key or cls.__name__] = cls


class A(Base, key="a"):
    n = Named()
    m = n


class B(A):
    pass


print(list(Base.registry), A.n)
late = Named()
A.late = late
print(late)
T = type("T", (Base,), {"x": Named()}, key="dyn")
for kw in ({"key": 1, "other": 2}, {"metaclass": type, "bad": 1}):
    try:
        type.__call__(type, "Bad", (Base,), {}, **{k: v for k, v in kw.items() if k != "metaclass"})
    except TypeError as e:
        print(e)


class Raises:
    def __set_name__(self, owner, name): raise KeyError("no")


try:
    class X:
        r = Raises()
except KeyError as e:
    print(repr(e), e.__notes__)


class BadSig:
    def __set_name__(self): pass


try:
    class Y:
        b = BadSig()
except TypeError as e:
    print(e, e.__notes__)


class Meta(type):
    def __new__(m, name, bases, ns, **kw):
        print("meta new", name, kw)
        return super().__new__(m, name, bases, ns, **kw)

    def __init__(cls, name, bases, ns, **kw):
        print("meta init", name)
        super().__init__(name, bases, ns)


class Z(metaclass=Meta):
    f = Named()
    def __init_subclass__(cls, **kw): print("Z init_subclass", kw)


class ZZ(Z, opt=1): g = Named()


print(Z.__init_subclass__.__self__.__name__, type(Z.__dict__["__init_subclass__"]).__name__)
