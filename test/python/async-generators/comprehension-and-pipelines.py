# Async generator pipelines, nesting, early exit and cleanup with aclosing.
from contextlib import aclosing, asynccontextmanager


class Tick:
    def __await__(self): yield


def run(coro):
    n = 0
    try:
        while True:
            coro.send(None)
            n += 1
    except StopIteration as e:
        return e.value, n


async def count(n):
    try:
        for i in range(n):
            await Tick()
            yield i
    finally:
        print("count closed")


async def mapped(f, it):
    async for x in it:
        yield f(x)


async def merge(*its):
    for it in its:
        async for x in it:
            yield x


async def first(n, it):
    out = []
    async with aclosing(it) as a:
        async for x in a:
            out.append(x)
            if len(out) == n:
                break
    return out


@asynccontextmanager
async def resource(name):
    print("open", name)
    await Tick()
    try:
        yield name.upper()
    except ValueError as e:
        print("in resource", e)
    finally:
        print("close", name)


async def main():
    print([x async for x in mapped(lambda v: v * v, count(4))])
    print(await first(2, count(10)))
    print([x async for x in merge(count(2), mapped(str, count(2)))])
    async with resource("a") as a, resource("b") as b:
        print(a, b)
        raise ValueError("handled by b")
    print({k: v async for k, v in mapped(lambda i: (i, i * 2), count(2))})
    gen = ((x, y) async for x in count(2) for y in "pq" if x)
    print([p async for p in gen])
    return sum([x async for x in count(5) if x % 2])


print(run(main()))
async def lazy():
    g = (await_ async for await_ in count(3))
    print("made")
    async for x in g:
        print("x", x)
        break
    await g.aclose()
run(lazy())
