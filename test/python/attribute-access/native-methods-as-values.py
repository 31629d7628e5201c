# Methods of built-in types as values: `push = items.append`, on subclasses that hide them, and after a class has changed.
from collections import Counter, OrderedDict, defaultdict, deque


class Louder(list):
    def append(self, item):
        super().append(str(item).upper())


class Plain(list):
    pass


class Slotted(list):
    __slots__ = ("append",)


def appender(o):
    return o.append


for o in ([], [], Louder(), Plain(), [], Plain(), deque(), bytearray()):
    push = appender(o)
    push(97)
    push(98)
    print(type(o).__name__, type(push).__name__, push.__self__ is o, list(o), push.__name__)
plain = Plain()
plain.append = 5
print(appender(plain), appender(Plain())(1), appender([])(2))
del plain.append
print(appender(plain)(3), plain)
try:
    appender(Slotted())
except AttributeError as error:
    print(error)


def getter(o):
    return o.get


print([getter(o)("a", 9) for o in ({}, {"a": 2}, {}, OrderedDict(a=3), defaultdict(int), Counter("a"))])


class Table(dict):
    keys = 7


def keys(o):
    return o.keys


print(keys({1: 2})(), keys(Table()), keys({})())
Table.keys = 8
print(keys(Table()), keys({3: 4})())
del Table.keys
print(keys(Table(a=1))())
Table.keys = lambda self: "mine"
print(keys(Table())(), keys({})())


class Computed(dict):
    def __getattribute__(self, name):
        return "got " + name


class Fallback(dict):
    def __getattr__(self, name):
        return "fallback " + name


print(keys(Computed()), keys(Fallback(b=2))(), Fallback().nothing)


def hidden(o):
    return o.__contains__


member = hidden({1, 2})
print(member(1), member(3), hidden([1])(1), hidden("abc")("b"), hidden((1, 2))(2), hidden({5: 6})(5))
try:
    appender({})
except AttributeError as error:
    print(error)
try:
    appender("text")
except AttributeError as error:
    print(error)
