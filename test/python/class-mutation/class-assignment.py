# __class__ assignment, changing __bases__, __name__, __doc__, __module__, deleting class attributes.
class A:
    "doc A"
    def who(self): return "A"
class B:
    "doc B"
    def who(self): return "B"
    extra = 1
class Slotted: __slots__ = "x"
x = A(); x.kept = 5
x.__class__ = B
print(x.who(), x.kept, isinstance(x, B), type(x).__name__, x.extra)
for v in (int, 5, Slotted, list, type("Sub", (list,), {})):
    try:
        x.__class__ = v
    except TypeError as e:
        print(e)
A.__name__, A.__qualname__, A.__module__ = "Renamed", "Outer.Renamed", "mod"
print(A, A.__name__, A().__class__.__qualname__, repr(A()).split(" at ")[0])
A.__doc__ = "new doc"
print(A.__doc__, A().__doc__)
for n, v in (("__name__", 5), ("__qualname__", 5), ("__bases__", []), ("__mro__", ()), ("__dict__", {}), ("__flags__", 1)):
    try:
        setattr(A, n, v)
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
for n in ("__name__", "__bases__", "__doc__", "__module__", "nothing"):
    try:
        delattr(A, n)
        print("deleted", n)
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
class Base1:
    def m(self): return "Base1.m"
class Base2:
    def m(self): return "Base2.m"
    def n(self): return "Base2.n"
class C(Base1): pass
c = C()
print(c.m(), hasattr(c, "n"))
C.__bases__ = (Base2, Base1)
print(c.m(), c.n(), C.__mro__[1].__name__, C in Base2.__subclasses__())
C.__bases__ = (Base1,)
print(c.m(), hasattr(c, "n"), C in Base2.__subclasses__())
import types
m = types.ModuleType("m")
class Mod(types.ModuleType):
    def __getattr__(self, n): return f"module attr {n}"
m.__class__ = Mod
print(m.anything, type(m).__name__)
def f(): pass
try:
    f.__class__ = A
except TypeError as e:
    print(e)
