# 43. __slots__ fixes the attributes of a class and makes their access a descriptor's work.
class Pixel:
    __slots__ = ("x", "y", "_color")

    def __init__(self, x, y):
        self.x, self.y = x, y

    @property
    def color(self):
        return getattr(self, "_color", "black")

    @color.setter
    def color(self, value):
        self._color = value


p = Pixel(1, 2)
print(p.color)
p.color = "red"
print(p.color, p._color, [n for n in dir(p) if not n.startswith("__")])
for name in ("z", "colour", "__dict__"):
    try:
        setattr(p, name, 1)
    except AttributeError as error:
        print(error)
print(Pixel.__dict__["x"], type(Pixel.__dict__["x"]).__name__)
Pixel.x.__set__(p, 10)
print(p.x, Pixel.x.__get__(p, Pixel))
try:
    vars(p)
except TypeError as error:
    print(error)


class Documented:
    __slots__ = {"a": "the first", "b": "the second"}


import inspect

print(Documented.a.__doc__, sorted(Documented.__slots__))


class Typed:
    __slots__ = ("value", "__weakref__")


class Empty(Pixel):
    __slots__ = ()


e = Empty(3, 4)
try:
    e.new = 1
except AttributeError as error:
    print(error)


class Loose(Pixel):
    pass


l = Loose(5, 6)
l.new = 1
print(l.__dict__, l.x)
for bad in ({"__slots__": ("1a",)}, {"__slots__": (5,)}, {"__slots__": ("x",), "x": 1}, {"__slots__": ("a", "__dict__", "__dict__")}):
    try:
        type("Bad", (), bad)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
try:
    type("IntSlots", (int,), {"__slots__": ("x",)})
except TypeError as error:
    print(error)
import copy

q = copy.copy(p)
print(q.x, q.color, q is p)
from dataclasses import dataclass


@dataclass(slots=True)
class Vec:
    x: int
    y: int = 0


print(Vec(1), Vec.__slots__, hasattr(Vec(1), "__dict__"))
