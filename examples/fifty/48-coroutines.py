# 48. Coroutines pause at await and give way; underneath they are resumed like generators.
import asyncio
import types


class Pause:
    def __await__(self):
        received = yield "paused"
        return received


async def step(name):
    got = await Pause()
    return f"{name} got {got}"


async def both():
    return [await step("first"), await step("second")]


c = both()
print(c.send(None), c.send(1))
try:
    c.send(2)
except StopIteration as stop:
    print(stop.value)
c = step("thrown")
c.send(None)
try:
    c.throw(ValueError("into the coroutine"))
except ValueError as error:
    print(error)
c = step("closed")
c.send(None)
c.close()
try:
    c.send(None)
except RuntimeError as error:
    print(error)
print(type(c) is types.CoroutineType, asyncio.iscoroutinefunction(step) if False else step.__code__.co_flags & 128)


def old_style():
    total = 0
    while True:
        value = yield total
        total += value


g = old_style()
next(g)
print(g.send(5), g.send(10))


async def ticker(n):
    for i in range(n):
        yield i
        await asyncio.sleep(0)


class Session:
    async def __aenter__(self):
        await asyncio.sleep(0)
        return "session"

    async def __aexit__(self, *details):
        print("session closed")


async def producer(queue):
    async for i in ticker(3):
        await queue.put(i)
    await queue.put(None)


async def consumer(queue):
    items = []
    while (item := await queue.get()) is not None:
        items.append(item)
    return items


async def main():
    queue = asyncio.Queue(1)
    async with Session() as s:
        print(s, await asyncio.gather(producer(queue), consumer(queue)))
    print([i * 2 async for i in ticker(3)], {i: await asyncio.sleep(0, i) async for i in ticker(2)})
    try:
        await step.__call__("not asyncio's kind of pause")
    except RuntimeError as error:
        print(error)


asyncio.run(main())
