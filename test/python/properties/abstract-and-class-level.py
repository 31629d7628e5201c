# Properties on metaclasses (class properties), abstract properties, property in slots classes, overriding with plain attributes.
from abc import ABC, abstractmethod
class Meta(type):
    _n = 0
    @property
    def n(cls): return cls._n
    @n.setter
    def n(cls, v): print("set on", cls.__name__); cls._n = v
class C(metaclass=Meta): pass
class D(C): pass
C.n = 5
print(C.n, D.n, Meta.n.__class__.__name__)
D.n = 7
print(C.n, D.n, vars(D).get("_n"))
try: C().n
except AttributeError as e: print(e)
class Shape(ABC):
    @property
    @abstractmethod
    def area(self): ...
    @area.setter
    @abstractmethod
    def area(self, v): ...
class Half(Shape):
    @property
    def area(self): return 1
class Full(Shape):
    _a = 2
    area = property(lambda s: s._a, lambda s, v: setattr(s, "_a", v))
for k in (Shape, Half, Full):
    try: print(k.__name__, k().area)
    except TypeError as e: print(e)
f = Full(); f.area = 9; print(f.area)
class Over(Full): area = "plain attribute"
o = Over(); print(o.area); o.area = "settable"; print(o.area, Full().area)
class S:
    __slots__ = ("_v",)
    @property
    def v(self): return getattr(self, "_v", "unset")
    @v.setter
    def v(self, x): self._v = x
s = S(); print(s.v); s.v = 1; print(s.v, S.v.fget(s))
try: s.w = 1
except AttributeError as e: print(e)
class Ro:
    v = property(lambda s: 1)
    __slots__ = ()
for name, f in (("set", lambda: setattr(Ro(), "v", 2)), ("del", lambda: delattr(Ro(), "v")), ("meta", lambda: setattr(D, "missing_prop", 1))):
    try: f(); print(name, "ok")
    except AttributeError as e: print(name, e)
