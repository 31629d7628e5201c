# 2. Decorators change what a function does without changing its source.
import functools
import time


def logged(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        print("calling", function.__name__, args, kwargs)
        result = function(*args, **kwargs)
        print("got", result)
        return result

    return wrapper


@logged
def add(a, b=1):
    """Add two numbers."""
    return a + b


add(2, b=3)
print(add.__name__, add.__doc__, add.__wrapped__(1))


def plain(x):
    return x * 2


decorated = logged(plain)  # the same thing without the @ sign
print(decorated(4), plain(4))


def shout(function):
    return lambda *args: function(*args).upper()


def twice(function):
    return lambda *args: function(*args) * 2


@shout
@twice
def greet(name):
    return f"hi {name} "


print(greet("ann"))


@functools.cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(80), fib.cache_info())


@staticmethod
def not_in_class():
    return "staticmethod objects are callable"


print(not_in_class())
