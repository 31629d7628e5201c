# 37. functools: functions that work on functions.
import functools
import operator


@functools.lru_cache(maxsize=2)
def slow(x):
    print("computing", x)
    return x * x


print(slow(1), slow(2), slow(1), slow(3), slow(2), slow.cache_info())
slow.cache_clear()
print(slow.cache_info().hits, slow.cache_parameters(), slow.__wrapped__(9))
power = functools.partial(pow, 2)
print(power(10), power.func is pow, power.args, functools.partial(int, base=2)("101"), functools.partial(print, "a", sep="-")("b", "c"))
print(functools.reduce(operator.mul, range(1, 8)), functools.reduce(lambda a, b: a + [b], "xyz", []))
try:
    functools.reduce(operator.add, [])
except TypeError as error:
    print(error)


def decorator(f):
    @functools.wraps(f)
    def inner(*a):
        """inner doc"""
        return f(*a)
    return inner


@decorator
def documented():
    """The original documentation."""


print(documented.__name__, documented.__doc__, documented.__wrapped__.__qualname__)


@functools.total_ordering
class Version:
    def __init__(self, *parts):
        self.parts = parts

    def __eq__(self, other):
        return self.parts == other.parts

    def __lt__(self, other):
        return self.parts < other.parts


print(Version(1, 2) >= Version(1, 1), Version(1) <= Version(1), sorted([Version(2), Version(1, 5)])[0].parts)
print(sorted("bAc", key=functools.cmp_to_key(lambda a, b: (a.lower() > b.lower()) - (a.lower() < b.lower()))))


@functools.singledispatch
def describe(x):
    return f"object {x}"


@describe.register(int)
@describe.register(float)
def _(x):
    return f"number {x}"


@describe.register
def _(x: list | tuple):
    return f"sequence of {len(x)}"


print(describe("s"), describe(1.5), describe([1]), describe((1, 2)), describe(True), describe.dispatch(bool).__name__)


class Data:
    def __init__(self, values):
        self.values = values

    @functools.cached_property
    def total(self):
        print("summing")
        return sum(self.values)

    @functools.singledispatchmethod
    def get(self, key):
        raise TypeError("bad key")

    @get.register
    def _(self, key: int):
        return self.values[key]

    scale = functools.partialmethod(lambda self, k, n: [v * k + n for v in self.values], 10)


d = Data([1, 2, 3])
print(d.total, d.total, d.get(1), d.scale(5), vars(d))
try:
    d.get("x")
except TypeError as error:
    print(error)
