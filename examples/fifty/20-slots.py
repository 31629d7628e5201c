# 20. __slots__ declares the attributes: no __dict__, no further names.
class Plain:
    def __init__(self):
        self.x = 1


class Slotted:
    __slots__ = ("x", "y")

    def __init__(self):
        self.x = 1


p, s = Plain(), Slotted()
p.extra = 2
try:
    s.extra = 2
except AttributeError as error:
    print(error)
print(hasattr(p, "__dict__"), hasattr(s, "__dict__"), Slotted.__slots__, s.x)
try:
    s.y
except AttributeError as error:
    print(error)
s.y = 5
del s.y
print(hasattr(s, "y"), type(Slotted.x).__name__, Slotted.x.__get__(s))
import sys

print(sys.getsizeof(s) <= sys.getsizeof(p) + sys.getsizeof(p.__dict__))


class Child(Slotted):
    __slots__ = ("z",)


class Open(Slotted):
    pass


c, o = Child(), Open()
c.z = o.anything = 3
print(hasattr(c, "__dict__"), vars(o), o.x)
try:
    class Clash:
        __slots__ = ("a",)
        a = 1
except ValueError as error:
    print(error)
try:
    class Both(Slotted, type("Other", (), {"__slots__": ("q",)})):
        pass
except TypeError as error:
    print(error)


class WithDict:
    __slots__ = ("x", "__dict__", "__weakref__")


w = WithDict()
w.x, w.free = 1, 2
print(vars(w))
import weakref

print(weakref.ref(w)() is w)
try:
    weakref.ref(s)
except TypeError as error:
    print(error)
