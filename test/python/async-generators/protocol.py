# Asynchronous generators: asend, athrow, aclose, states and errors.
class Tick:
    def __init__(self, v=None): self.v = v
    def __await__(self): return (yield self.v)


def run(aw, log=None):
    it = aw.__await__() if not hasattr(aw, "send") else aw
    try:
        while True:
            v = it.send(None)
            if log is not None:
                log.append(v)
    except StopIteration as e:
        return e.value


async def agen():
    try:
        await Tick("t1")
        got = yield 1
        print("got", got)
        try:
            yield 2
        except ValueError as e:
            print("caught", e)
            yield "after throw"
        yield 3
    finally:
        await Tick("t-finally")
        print("finally")


g = agen()
log = []
print(type(g).__name__, g.__name__, g.ag_running, g.ag_await, hasattr(g, "__next__"), g.__aiter__() is g)
print(run(g.__anext__(), log), run(g.asend("sent"), log), run(g.athrow(ValueError("v")), log), log)
print(run(g.aclose(), log), log, g.ag_frame)
for f in (g.__anext__, lambda: g.asend(1), g.aclose, lambda: g.athrow(KeyError("k"))):
    try:
        print("gave", run(f()))
    except BaseException as e:
        print(type(e).__name__, e)
g = agen()
try:
    run(g.asend("early"))
except TypeError as e:
    print(e)


async def ignores():
    try:
        yield 1
    except GeneratorExit:
        yield 2


g = ignores()
run(g.__anext__())
try:
    run(g.aclose())
except RuntimeError as e:
    print(e)


async def leaks(kind):
    raise kind("x")
    yield


for kind in (StopIteration, StopAsyncIteration, KeyError):
    try:
        run(leaks(kind).__anext__())
    except Exception as e:
        print(type(e).__name__, e, repr(e.__cause__))
g = agen()
a = g.__anext__()
a.send(None)
b = g.__anext__()
try:
    b.send(None)
except RuntimeError as e:
    print(e)
try:
    a.send(None)
except StopIteration as e:
    print("first value", e.value)
try:
    a.send(None)
except RuntimeError as e:
    print(e)
run(g.aclose())


async def consume():
    out = []
    async for v in agen():
        out.append(v)
    return out


print(run(consume()))
