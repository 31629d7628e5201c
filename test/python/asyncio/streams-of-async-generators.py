# Async generators under asyncio: finalisation at loop end, aclosing, async comprehensions, contextvars, to_thread-free parts.
import asyncio, contextlib
async def ticks(n):
    try:
        for i in range(n):
            yield i
            await asyncio.sleep(0)
    finally: print("ticks closed")
@contextlib.asynccontextmanager
async def res(name):
    print("open", name)
    try: yield name
    finally:
        await asyncio.sleep(0); print("close", name)
async def merge(*gens):
    q = asyncio.Queue(); END = object()
    async def pump(g):
        async for x in g: await q.put(x)
        await q.put(END)
    tasks = [asyncio.create_task(pump(g)) for g in gens]
    left = len(tasks)
    while left:
        x = await q.get()
        if x is END: left -= 1
        else: yield x
async def main():
    print([x async for x in ticks(3)], sorted([x async for x in merge(ticks(2), ticks(3))]))
    async with contextlib.AsyncExitStack() as st:
        for n in "ab": print(await st.enter_async_context(res(n)))
        st.push_async_callback(asyncio.sleep, 0)
    async with contextlib.aclosing(ticks(5)) as g:
        async for x in g:
            if x == 1: break
    print(await anext(ticks(1)), await anext(aiter(ticks(0)), "empty"))
    async for x in ticks(3):
        print("left at", x); break
    return sum([i async for i in ticks(4) if i % 2])
print(asyncio.run(main()))
class Counter:
    def __init__(self, n): self.n = n
    def __aiter__(self): return self
    async def __anext__(self):
        if not self.n: raise StopAsyncIteration
        self.n -= 1; await asyncio.sleep(0); return self.n
async def use():
    a = {x: y async for x, y in zip_async(Counter(2), Counter(3))}
    return a, [x async for x in Counter(3)], {x async for x in Counter(2)}, [await c for c in [asyncio.sleep(0, v) for v in "xy"]]
async def zip_async(a, b):
    try:
        while True: yield await anext(a), await anext(b)
    except StopAsyncIteration: return
print(asyncio.run(use()))
with asyncio.Runner() as r: print(r.run(asyncio.sleep(0, "runner")), r.run(use())[1])
