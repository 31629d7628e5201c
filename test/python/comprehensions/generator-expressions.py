# Generator expressions: laziness, the names they report, closing, and errors that surface late.
import types

g = (n * n for n in range(3))
print(isinstance(g, types.GeneratorType), g.__name__, g.__qualname__, g.gi_code.co_name)
print(next(g), list(g), list(g))


def f():
    return (i for i in "ab")


print(f().__qualname__)
seq = [1, 2, 3]
g = (x for x in seq if seq.count(x) == 1)
seq.append(1)
print(list(g))
data = [1, 2, 8]
g = (x for x in data if data.count(x) > 0)
data = [2, 8, 22]
print(list(g))
g = (1 // x for x in [1, 0, 2])
print(next(g))
try:
    next(g)
except ZeroDivisionError as e:
    print(e)
print(list(g))
g = (x for x in range(3))
g.close()
print(list(g))
try:
    g.throw(KeyError("k"))
except KeyError as e:
    print(repr(e))
g = ((yield_ := x) for x in [5])
print(next(g), yield_)
print(max((x for x in [3, 1]), default=0), max((x for x in []), default="none"))
print(tuple(x for x in "ab"), dict((k, v) for k, v in [("a", 1)]), ",".join(str(i) for i in range(3)))
try:
    print(*(x for x in [1, 2]), (x for x in [1]).send("no"))
except TypeError as e:
    print(e)
chain = (x + 1 for x in (y * 2 for y in (z for z in range(3))))
print(list(chain))
def raiser():
    raise StopIteration("inner")
    yield
try:
    list(x for x in [1] if raiser().__next__())
except RuntimeError as e:
    print(e, repr(e.__cause__))
try:
    next(next(iter([])) for _ in "a")
except RuntimeError as e:
    print(e)
