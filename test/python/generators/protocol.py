# send, throw, close and the states of a generator.
import types


def gen():
    try:
        got = yield "first"
        print("got", got)
        while True:
            try:
                got = yield got
                print("got", got)
            except ValueError as e:
                print("caught", e)
    finally:
        print("finally")


g = gen()
try:
    g.send("too early")
except TypeError as e:
    print(e)
print(next(g), g.send(1), next(g), g.throw(ValueError("v")), g.send("last"))
print(g.gi_running, g.gi_suspended, g.gi_frame.f_lineno, g.gi_yieldfrom)
g.close()
print(g.gi_frame, g.gi_suspended, list(g), next(g, "default"))
g.close()
try:
    g.throw(KeyError("after"))
except KeyError as e:
    print(repr(e))
g = gen()
g.close()
print(list(g))
g = gen()
try:
    g.throw(TypeError("unstarted"))
except TypeError as e:
    print(e, list(g))


def ignores():
    try:
        yield 1
    except GeneratorExit:
        print("ignoring")
        yield 2


g = ignores()
next(g)
try:
    g.close()
except RuntimeError as e:
    print(e)


def returns():
    yield 1
    return {"result": 2}


g = returns()
next(g)
try:
    next(g)
except StopIteration as e:
    print(e.value, e.args)


def close_returns():
    try:
        yield
    except GeneratorExit:
        return "closed value"


g = close_returns()
next(g)
print(g.close(), g.close())


def reentrant():
    try:
        next(me)
    except ValueError as e:
        yield str(e)


me = reentrant()
print(next(me))
for bad in (lambda: g.throw(5), lambda: g.throw(ValueError, 5, 6), lambda: g.send(), lambda: g.throw()):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
