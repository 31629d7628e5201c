# Coroutines without asyncio: send, throw, close, await protocol.
import types


class Ask:
    def __init__(self, what): self.what = what
    def __await__(self):
        answer = yield self.what
        return answer


async def add():
    a = await Ask("a")
    b = await Ask("b")
    return a + b


async def main():
    total = await add()
    try:
        await Ask("fail")
    except ValueError as e:
        print("caught", e)
    return total * 2


c = main()
print(type(c).__name__, c.__name__, c.cr_running, c.cr_await, c.cr_frame is not None, c.cr_suspended)
print(c.send(None), c.cr_await.__name__, c.send(3), c.send(4))
try:
    c.throw(ValueError("thrown in"))
except StopIteration as e:
    print("result", e.value)
try:
    c.send(None)
except RuntimeError as e:
    print(e)


def run(coro, *answers):
    answers = iter([None, *answers])
    try:
        while True:
            coro.send(next(answers))
    except StopIteration as e:
        return e.value


print(run(add(), 1, 2))
x = add()
x.send(None)
x.close()
print(x.cr_frame)
try:
    iter(add_ := add())
except TypeError as e:
    print(e)
add_.close()
try:
    next(add_)
except TypeError as e:
    print(e)


async def bad_await(v): await v
for v in (5, None, [1], iter([]), type("A", (), {"__await__": lambda s: 5})(), type("B", (), {"__await__": None})()):
    try:
        bad_await(v).send(None)
    except TypeError as e:
        print(str(e).split(" at 0x")[0])


@types.coroutine
def old(): return (yield "old-style") + 1


async def uses_old(): return await old()
u = uses_old()
print(u.send(None))
try:
    u.send(41)
except StopIteration as e:
    print(e.value)


async def raises(): raise StopIteration("leak")
try:
    raises().send(None)
except RuntimeError as e:
    print(e, repr(e.__cause__))
async def closes():
    try:
        await Ask(1)
    finally:
        print("cleanup")
k = closes()
k.send(None)
k.close()
print(add.__code__.co_flags & 0x80, hasattr(c, "__await__"), hasattr(c, "__iter__"))
