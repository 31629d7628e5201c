# What throw() gives: context, delegates, exceptions that cannot be made, awaitables of async generators.
import types


def show(e):
    print(repr(e), "context", repr(e.__context__), "cause", repr(e.__cause__))


def plain():
    yield 1


def handling():
    try:
        raise KeyError("own")
    except KeyError:
        yield 1


def outer(inner):
    try:
        raise OSError("outer")
    except OSError:
        yield from inner


for make in (plain, handling, lambda: outer(plain()), lambda: outer(handling())):
    g = make()
    next(g)
    try:
        raise LookupError("caller")
    except LookupError:
        try:
            g.throw(ValueError("thrown"))
        except ValueError as e:
            show(e)


class Odd(Exception):
    def __new__(cls, *args):
        return 5


def catching():
    while True:
        try:
            yield
        except Exception as e:
            show(e)


g = catching()
next(g)
g.throw(Odd)
g.throw(ValueError)
for bad in (5, int):
    try:
        g.throw(bad)
    except TypeError as e:
        print(e)


class Delegate:
    def __iter__(self):
        return self

    def __next__(self):
        return 1

    def throw(self, *args):
        print("throw", args)
        raise StopIteration("ended")

    def close(self):
        print("close")


def delegating():
    r = yield from Delegate()
    print("result", r)
    yield 2


g = delegating()
next(g)
print(g.throw(ValueError))
g = delegating()
next(g)
g.close()


@types.coroutine
def wait():
    got = yield "waiting"
    return got


async def agen():
    try:
        got = await wait()
        yield got
        yield 2
    finally:
        print("finally")


def drive(step, *sent):
    out = []
    for v in sent:
        try:
            out.append(step.send(v))
        except BaseException as e:
            out.append(repr(e))
    return out


a = agen()
print(drive(a.__anext__(), None, "first"), drive(a.asend(None), None), drive(a.aclose(), None, None))
print(drive(a.__anext__(), None), drive(a.athrow(ValueError), None), drive(a.aclose(), None))
a = agen()
step = a.asend(None)
print(drive(step, None), drive(a.__anext__(), None))
step.close()
print(drive(step, None), a.ag_running)


async def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2


s = stubborn()
print(drive(s.__anext__(), None), drive(s.aclose(), None))


async def coro():
    return 1


c = coro()
print(drive(c, None), drive(c, None))
for again in (lambda: c.throw(ValueError), lambda: iter(c), lambda: list(c)):
    try:
        again()
    except (RuntimeError, TypeError) as e:
        print(e)
