# abc: abstract methods, registering, __subclasshook__, and what cannot be instantiated.
from abc import ABC, ABCMeta, abstractmethod
import collections.abc as cabc


class Shape(ABC):
    @abstractmethod
    def area(self): ...

    @property
    @abstractmethod
    def name(self): ...

    @classmethod
    @abstractmethod
    def make(cls): ...

    def describe(self): return f"{self.name} {self.area()}"


class Half(Shape):
    def area(self): return 1


class Sq(Half):
    name = "sq"

    @classmethod
    def make(cls): return cls()


for c in (Shape, Half, Sq):
    try:
        print(c().describe())
    except TypeError as e:
        print(e)
print(sorted(Shape.__abstractmethods__), sorted(Half.__abstractmethods__), Sq.make().describe(), Sq.__abstractmethods__)


class One(ABC):
    @abstractmethod
    def only(self): ...


try:
    One()
except TypeError as e:
    print(e)
One.__abstractmethods__ = frozenset()
print(type(One()).__name__)


class Quacks(metaclass=ABCMeta):
    @classmethod
    def __subclasshook__(cls, c):
        if cls is Quacks:
            return any("quack" in b.__dict__ for b in c.__mro__) or NotImplemented
        return NotImplemented


class Duck:
    def quack(self): pass


class Robot: pass


print(isinstance(Duck(), Quacks), issubclass(Robot, Quacks))
print(Quacks.register(Robot).__name__, isinstance(Robot(), Quacks), Quacks in Robot.__mro__)


class Sized2:
    def __len__(self): return 0
    def __iter__(self): return iter(())
    def __contains__(self, x): return False


class NotIter:
    __iter__ = None


print(isinstance(Sized2(), cabc.Collection), isinstance(NotIter(), cabc.Iterable), issubclass(list, cabc.Sequence), issubclass(dict, cabc.MutableMapping), isinstance([], cabc.Hashable), isinstance({}.keys(), cabc.Set), issubclass(range, cabc.Sequence), isinstance(iter([]), cabc.Iterator))


class Seq(cabc.Sequence):
    def __init__(self, *a): self.a = a
    def __getitem__(self, i): return self.a[i]
    def __len__(self): return len(self.a)


s = Seq(1, 2, 3, 2)
print(list(reversed(s)), 2 in s, s.index(2), s.count(2), list(s))
try:
    s.index(9)
except ValueError as e:
    print(repr(e))


class Map(cabc.MutableMapping):
    def __init__(self): self.d = {}
    def __getitem__(self, k): return self.d[k]
    def __setitem__(self, k, v): self.d[k] = v
    def __delitem__(self, k): del self.d[k]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)


m = Map()
m.update(a=1, b=2)
print(m.pop("a"), m.setdefault("c", 3), dict(m), m == {"b": 2, "c": 3}, list(m.items()), "b" in m, m.get("q"), m.popitem())
try:
    cabc.Mapping()
except TypeError as e:
    print(e)
try:
    issubclass(5, Shape)
except TypeError as e:
    print(e)
