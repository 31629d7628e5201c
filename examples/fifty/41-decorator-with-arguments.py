# 41. A decorator with arguments is a function that returns a decorator.
import functools


def repeat(times, *, separator=" "):
    print("repeat called with", times)

    def decorator(function):
        print("decorating", function.__name__)

        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            return separator.join(function(*args, **kwargs) for _ in range(times))

        return wrapper

    return decorator


@repeat(3, separator="-")
def greet(name):
    return f"hi {name}"


print(greet("ann"), greet.__name__)


def plain(x):
    return x


print(repeat(2)(plain)("explicit"))


def retry(attempts, on=Exception):
    def decorator(function):
        @functools.wraps(function)
        def wrapper(*args):
            for attempt in range(1, attempts + 1):
                try:
                    return function(*args)
                except on as error:
                    print("attempt", attempt, "failed:", error)
                    last = error
            raise RuntimeError("gave up") from last

        return wrapper

    return decorator


state = {"left": 2}


@retry(3, on=ValueError)
def flaky():
    if state["left"]:
        state["left"] -= 1
        raise ValueError("not yet")
    return "worked"


print(flaky())
state["left"] = 99
try:
    flaky()
except RuntimeError as error:
    print(error, repr(error.__cause__))


def tag(function=None, *, name="b"):
    """Usable with and without arguments."""
    if function is None:
        return functools.partial(tag, name=name)
    return lambda *a: f"<{name}>{function(*a)}</{name}>"


@tag
def one(): return "1"


@tag(name="i")
def two(): return "2"


print(one(), two())


class Route:
    table = {}

    def __init__(self, path, *methods):
        self.path, self.methods = path, methods or ("GET",)

    def __call__(self, function):
        for method in self.methods:
            Route.table[method, self.path] = function
        return function


@Route("/")
@Route("/users", "GET", "POST")
def handler():
    return "handled"


print(sorted(Route.table), Route.table["POST", "/users"]())
