# 22. A decorator takes a function and gives one back that does more.
registry = {}


def register(function):
    registry[function.__name__] = function
    return function


def require_positive(function):
    def checked(x):
        if x <= 0:
            raise ValueError(f"{function.__name__} needs a positive number")
        return function(x)

    checked.__name__ = function.__name__
    return checked


@register
@require_positive
def half(x):
    return x / 2


print(half(4), registry["half"] is half, half.__name__)
try:
    half(-1)
except ValueError as error:
    print(error)


class CountCalls:
    def __init__(self, function):
        self.function, self.calls = function, 0

    def __call__(self, *args):
        self.calls += 1
        return self.function(*args)


@CountCalls
def ping():
    return "pong"


ping()
print(ping(), ping.calls, type(ping).__name__)


def add_method(cls):
    cls.hello = lambda self: f"hello from {cls.__name__}"
    return cls


@add_method
class Thing:
    @property
    def doubled(self):
        return 2

    @classmethod
    def make(cls):
        return cls()


print(Thing.make().hello(), Thing().doubled)


def before(f):
    print("decorating", f.__name__)
    return f


print("definition follows")


@before
def later():
    print("body")


print("decorated at definition, not at call")
later()
import functools


@functools.singledispatch
def describe(x):
    return "something"


@describe.register
def _(x: int):
    return f"int {x}"


@describe.register(list)
def _(x):
    return f"list of {len(x)}"


print(describe(5), describe([1, 2]), describe("s"), describe(True))
