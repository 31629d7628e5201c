# Data descriptors beat the instance dict, which beats non-data descriptors, which beat nothing.
class Data:
    def __get__(self, o, t=None): return "data", o is not None, t.__name__ if t else None
    def __set__(self, o, v): print("set", v)
class Non:
    def __get__(self, o, t=None): return "non", o is not None
class OnlySet:
    def __set__(self, o, v): o.__dict__["os"] = ("stored", v)
class OnlyDelete:
    def __delete__(self, o): print("delete")
class C:
    d, n, os, od, plain = Data(), Non(), OnlySet(), OnlyDelete(), "class"


c = C()
c.__dict__.update(d="inst d", n="inst n", plain="inst")
print(c.d, c.n, c.plain, C.d, C.n, C.plain)
print(type(c.os).__name__)
c.os = 5
print(c.os, c.__dict__["os"])
del c.od
for f in (lambda: setattr(c, "od", 1), lambda: delattr(c, "d"), lambda: delattr(c, "os"), lambda: delattr(c, "nothing")):
    try:
        f()
    except AttributeError as e:
        print(repr(e))
del c.n
print(c.n)
try:
    del c.n
except AttributeError as e:
    print(e)
C.d = "replaced on the class"
print(c.d)
C.n = Data()
print(c.n)
C.late = lambda self: "late method"
print(c.late(), C.__dict__["plain"], c.__class__.plain)
