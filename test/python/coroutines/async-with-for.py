# async with, async for, async comprehensions, driven by hand.
class Tick:
    def __init__(self, v): self.v = v
    def __await__(self):
        yield self.v
        return self.v


def run(coro):
    ticks = []
    try:
        while True:
            ticks.append(coro.send(None))
    except StopIteration as e:
        return e.value, ticks


class Ctx:
    def __init__(self, swallow=False): self.swallow = swallow
    async def __aenter__(self):
        await Tick("enter")
        return "resource"
    async def __aexit__(self, kind, value, tb):
        await Tick("exit")
        print("aexit", kind and kind.__name__)
        return self.swallow


class Count:
    def __init__(self, n): self.n, self.i = n, 0
    def __aiter__(self): return self
    async def __anext__(self):
        self.i += 1
        await Tick(self.i)
        if self.i > self.n:
            raise StopAsyncIteration
        return self.i


async def body():
    async with Ctx() as r, Ctx(True):
        print(r)
        raise KeyError("swallowed")
    out = []
    async for x in Count(3):
        if x == 2:
            continue
        out.append(x)
    else:
        out.append("else")
    async for x in Count(5):
        if x == 2:
            break
    else:
        out.append("never")
    return out, x


print(run(body()))


async def comps():
    a = [x async for x in Count(3) if x != 2]
    b = {x: await Tick("t") async for x in Count(2)}
    c = {y async for x in Count(2) for y in (x, x * 10)}
    d = [await Tick(z) for z in "pq"]
    g = (x * 2 async for x in Count(2))
    return a, b, sorted(c), d, type(g).__name__, [v async for v in g]


print(run(comps()))


class NoAenter: pass
class NoAexit:
    async def __aenter__(self): pass
class BadIter:
    def __aiter__(self): return 5
class BadNext:
    def __aiter__(self): return self
    def __anext__(self): return 5


async def w(c):
    async with c: pass
async def i(it):
    async for x in it: pass
for c in (w(NoAenter()), w(NoAexit()), i([1]), i(BadIter()), i(BadNext())):
    try:
        run(c)
    except TypeError as e:
        print(e, "|", e.__cause__)
class Sync:
    def __enter__(self): pass
    def __exit__(self, *a): pass
try:
    run(w(Sync()))
except TypeError as e:
    print(e)
async def ret():
    async with Ctx():
        return "early"
print(run(ret()))
async def aiter_anext():
    it = aiter(Count(1))
    return await anext(it), await anext(it, "default")
print(run(aiter_anext()))
