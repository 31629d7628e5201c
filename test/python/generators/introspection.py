# Names, code flags, frames and locals of generators; types of generator functions.
import types


def g(a, b=2):
    c = a + b
    yield c
    d = c * 2
    yield d


x = g(1)
print(x.__name__, x.__qualname__, type(x) is types.GeneratorType, x.gi_code is g.__code__, bool(g.__code__.co_flags & 0x20))
print(x.gi_frame.f_locals)
next(x)
print(x.gi_frame.f_locals, x.gi_frame.f_lineno - g.__code__.co_firstlineno)
next(x)
print(sorted(x.gi_frame.f_locals.items()))
next(x, None)
print(x.gi_frame)
x.__name__ = "renamed"
print(x.__name__, repr(x).split(" at ")[0])
try:
    x.__name__ = 5
except TypeError as e:
    print(e)
try:
    x.gi_frame = None
except AttributeError as e:
    print(e)
try:
    x.attr = 1
except AttributeError as e:
    print(e)
try:
    types.GeneratorType()
except TypeError as e:
    print(e)
print(iter(x) is x, hasattr(x, "__len__"), x.__class__.__mro__[1].__name__)
lam = lambda: (yield 5)
print(next(lam()), bool((lambda: 1).__code__.co_flags & 0x20))


class C:
    def __iter__(self):
        yield from "abc"

    @property
    def p(self):
        yield 1

    @staticmethod
    def s():
        yield "s"


print(list(C()), [*C().p], [*C.s()], max(C()), "b" in C(), dict(enumerate(C())))
def unreachable():
    return
    yield
print(list(unreachable()))
def cond(flag):
    if flag:
        return iter("not a generator?")
    yield "gen"
print(list(cond(False)), list(cond(True)))
def nested_yield():
    x = yield (yield 1)
    print("x", x)
g2 = nested_yield()
next(g2); g2.send("a")
try:
    g2.send("b")
except StopIteration:
    pass
