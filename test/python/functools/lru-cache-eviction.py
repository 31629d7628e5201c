# Which results a bounded lru_cache keeps, with keys of several shapes, calls of itself and clearing under way.
import functools

calls = []


@functools.lru_cache(maxsize=3)
def pair(a, b=0, *rest, **named):
    calls.append((a, b, rest, named))
    return a, b


for args in [(1, 2), (3, 4), (1, 2), (5, 6), (7, 8), (1, 2), (3, 4), (1.0, 2), (True, 2), ("x", "y"), (1, 2, 3), ("x", "y")]:
    pair(*args)
pair(1, b=2)
pair(1, b=2)
pair(b=2, a=1)
print(calls)
print(pair.cache_info())


@functools.lru_cache(maxsize=2)
def one(value):
    calls.append(value)
    return value


calls.clear()
for value in [1, "1", 1, (1,), (1,), 2, "1", 1, 1.0, True, None, None]:
    one(value)
print(calls, one.cache_info())


@functools.lru_cache(maxsize=2, typed=True)
def typed(a, b):
    calls.append((a, b))
    return a


calls.clear()
for args in [(1, 2), (1.0, 2), (1, 2), (True, 2), (1, 2), (1, 2.0)]:
    typed(*args)
print(calls, typed.cache_info())


@functools.lru_cache(maxsize=2)
def again(a, b):
    calls.append((a, b))
    if a > 0:
        again(a - 1, b)
        again(0, b)
    if b == 9:
        again.cache_clear()
    return a + b


calls.clear()
again(4, 1)
print(calls, again.cache_info())
again(2, 9)
print(again.cache_info())
again(1, 1)
print(again.cache_info())


@functools.lru_cache(maxsize=2)
def same(a, b):
    calls.append((a, b))
    if len(calls) < 3:
        same(a, b)
    return len(calls)


calls.clear()
print(same(1, 1), same(1, 1), calls, same.cache_info())
try:
    pair([], 1)
except TypeError as error:
    print(error)


@functools.lru_cache(maxsize=2)
def fails(a, b):
    raise ValueError(a)


for _ in range(2):
    try:
        fails(1, 2)
    except ValueError as error:
        print(error, fails.cache_info())
