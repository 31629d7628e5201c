# sys.exception() is saved and restored around yields.
import sys


def gen():
    print("start", sys.exception())
    try:
        raise ValueError("in gen")
    except ValueError:
        yield repr(sys.exception())
        print("back", repr(sys.exception()))
    yield repr(sys.exception())


g = gen()
try:
    raise KeyError("outside")
except KeyError:
    print(next(g))
    print(repr(sys.exception()))
print(sys.exception())
print(next(g))
print(list(g))


def ctx():
    try:
        yield
    except TypeError as e:
        print("context", repr(e.__context__))
        raise RuntimeError("new")


g = ctx()
next(g)
try:
    raise OSError("active")
except OSError:
    try:
        g.throw(TypeError("thrown"))
    except RuntimeError as e:
        print(repr(e.__context__), repr(e.__context__.__context__))


def reraiser():
    try:
        yield 1
    except Exception:
        yield 2
        raise


g = reraiser()
next(g)
print(g.throw(IndexError("i")))
try:
    next(g)
except IndexError as e:
    print("reraised", e)


def in_handler():
    yield sys.exception()
    raise ValueError("from generator")


g = in_handler()
next(g)
try:
    {}["k"]
except KeyError:
    try:
        next(g)
    except ValueError as e:
        print(repr(e.__context__))
def fin():
    try:
        yield "in try"
    finally:
        yield "in finally"
print(list(fin()))
g = fin()
next(g)
print(g.throw(ValueError("held")))
try:
    next(g)
except ValueError as e:
    print(e)
