# Decorators that take arguments, keep state, are classes, and preserve metadata with functools.wraps.
import functools


def repeat(times):
    def decorator(f):
        @functools.wraps(f)
        def wrapper(*args, **kwargs):
            return [f(*args, **kwargs) for _ in range(times)]
        return wrapper
    return decorator


@repeat(3)
def hi(name: str, *, loud=False) -> str:
    """Say hi."""
    return "HI" if loud else f"hi {name}"


print(hi("bob"), hi("x", loud=True), hi.__name__, hi.__doc__, hi.__wrapped__("w"), hi.__annotations__)


class CountCalls:
    def __init__(self, f):
        functools.update_wrapper(self, f)
        self.f, self.calls = f, 0

    def __call__(self, *a):
        self.calls += 1
        return self.f(*a)

    def __get__(self, obj, owner=None):
        if obj is None:
            return self
        return functools.partial(self, obj)


@CountCalls
def add(a, b):
    return a + b


print(add(1, 2), add(3, 4), add.calls, add.__name__)


class K:
    @CountCalls
    def m(self, x):
        return type(self).__name__, x


print(K().m(1), K().m(2), K.m.calls, K.m.__qualname__)


def optional(f=None, *, prefix=">"):
    if f is None:
        return lambda g: optional(g, prefix=prefix)
    return lambda *a: prefix + f(*a)


@optional
def one(): return "one"


@optional(prefix="*")
def two(): return "two"


print(one(), two())


def trace(f):
    depth = 0

    @functools.wraps(f)
    def wrapper(n):
        nonlocal depth
        print("  " * depth + f"{f.__name__}({n})")
        depth += 1
        try:
            return f(n)
        finally:
            depth -= 1
    return wrapper


@trace
def fact(n): return 1 if n < 2 else n * fact(n - 1)


print(fact(4))


def singleton(cls):
    return cls()


@singleton
class only:
    def __call__(self): return "called"


print(only(), type(only).__name__)
