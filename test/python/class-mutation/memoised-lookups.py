# What classes keep of a look-up, and when they must forget it: class methods of built-in types, super(), items, comparisons of a sort.
from array import array
from collections import deque
from datetime import date, datetime, timedelta
from fractions import Fraction


# Class methods of built-in types, called again and again through the class, a subclass and an instance.
class Day(date):
    pass


class Words(dict):
    pass


for turn in range(4):
    print(date.fromordinal(730000 + turn), Day.fromordinal(730000 + turn).__class__.__name__, int.from_bytes(b"\1\2", "big"))
    print(datetime.fromisoformat("2024-02-29T10:20:30").hour, dict.fromkeys("ab", turn), type(Words.fromkeys("a")).__name__, bytes.fromhex("0aff"))
    if turn == 1:
        Day.fromordinal = classmethod(lambda cls, n: cls(2000, 1, 1))
        Words.fromkeys = staticmethod(lambda keys: keys)
    if turn == 2:
        del Day.fromordinal, Words.fromkeys
for action in (lambda: bytes.fromhex(), lambda: date.fromordinal("x"), lambda: int.from_bytes(b"\1", "middle"), lambda: datetime.fromisoformat(1)):
    for _ in range(2):
        try:
            print(action())
        except (TypeError, ValueError) as error:
            print(type(error).__name__, error)


# super() in both forms, with classes and bases that change.
class Base:
    def name(self):
        return "Base"


class Other:
    def name(self):
        return "Other"

    def extra(self):
        return "Other.extra"


class Middle(Base):
    pass


class Last(Middle):
    def name(self):
        return "Last+" + super().name()

    def explicit(self):
        return super(Middle, self).name()

    def extra(self):
        return super().extra()

    @classmethod
    def make(cls):
        return super(Last, cls).__new__(cls)


last = Last.make()
print(last.name(), last.explicit())
Middle.name = lambda self: "Middle"
print(last.name(), last.explicit())
Base.name = lambda self: "Base2"
print(last.name(), last.explicit())
del Middle.name
print(last.name(), last.explicit())
Middle.__bases__ = (Other,)
print(last.name(), last.explicit(), last.extra())
del Other.extra
try:
    last.extra()
except AttributeError as error:
    print(error)
for cls in (int, list, 5):
    try:
        print(object.__new__(cls))
    except TypeError as error:
        print(error)


# Items of native types and of their subclasses.
class Doubling(array):
    def __getitem__(self, i):
        return 2 * super().__getitem__(i)


class Plain(array):
    pass


def items(values):
    values[1] += 5
    values[-1] = 7
    return [values[0], values[1], values[-1], list(values[0:2])]


for turn in range(3):
    print(items(array("i", [1, 2, 3])), items(Doubling("i", [1, 2, 3])), items(Plain("i", [1, 2, 3])))
    if turn == 0:
        Plain.__getitem__ = lambda self, i: 9 if isinstance(i, int) else [8]
        Plain.__setitem__ = lambda self, i, v: print("set", i, v)
values = array("b", [1, 2])
for action in (lambda: values[5], lambda: values["x"], lambda: values.__setitem__(0, 1000), lambda: deque([1])[3]):
    try:
        print(action())
    except (IndexError, TypeError, OverflowError) as error:
        print(type(error).__name__, error)


# Sorting by native comparisons: of one type, of several, of subclasses, and where they are refused.
class Later(timedelta):
    def __lt__(self, other):
        return timedelta.__gt__(self, other)


start = datetime(2024, 1, 1)
print(sorted(start + timedelta(days=i * 37 % 11) for i in range(11))[::5])
print(sorted([Later(days=i * 5 % 7) for i in range(7)])[0], sorted([Later(1), timedelta(2), Later(3), timedelta(0)]))
print(sorted([{1, 2}, {1}, set(), {1, 2, 3}], key=lambda s: s), sorted([array("i", [2]), array("i", [1, 5]), array("i")]))
for values in ([start, date(2024, 1, 1)], [timedelta(1), 5], [start, start.astimezone()], [1j, 2j], [Fraction(1, 2), 1j]):
    try:
        sorted(values)
    except TypeError as error:
        print(error)
