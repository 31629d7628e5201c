"""Closures with shared cells, decorators, functions as values."""
N = 310_000


def counter():
    value = 0

    def inc(by):
        nonlocal value
        value += by
        return value

    def get():
        return value

    return inc, get


def compose(f, g):
    return lambda x: f(g(x))


def traced(f):
    calls = 0

    def wrapper(*args):
        nonlocal calls
        calls += 1
        return f(*args) + (calls & 1)

    return wrapper


@traced
def twice(x):
    return x * 2 & 0xFFF


def run(n):
    inc, get = counter()
    h = compose(lambda x: x + 1, compose(lambda x: x ^ 5, lambda x: x & 1023))
    total = 0
    for i in range(n):
        inc(i & 3)
        total += h(i) + twice(i)
    return total + get()
