# asyncio: tasks interleave at awaits; gather keeps order; cancellation, timeouts, exceptions.
import asyncio


async def worker(name, delays):
    for i, d in enumerate(delays):
        await asyncio.sleep(d)
        print(name, i)
    return name.upper()


async def fails():
    await asyncio.sleep(0)
    raise ValueError("task failed")


async def main():
    print(await asyncio.gather(worker("a", [0.01, 0.03]), worker("b", [0.02, 0.04])))
    print(await asyncio.gather(fails(), worker("c", [0]), return_exceptions=True))
    t = asyncio.create_task(worker("slow", [5]), name="slowtask")
    await asyncio.sleep(0)
    print(t.get_name(), t.done(), t.cancel("why"))
    try:
        await t
    except asyncio.CancelledError as e:
        print("cancelled", e, t.cancelled())
    try:
        async with asyncio.timeout(0.01):
            await asyncio.sleep(1)
    except TimeoutError as e:
        print("timeout", repr(e))
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(fails())
            other = tg.create_task(worker("d", [1]))
    except* ValueError as g:
        print(repr(g), other.cancelled())
    q = asyncio.Queue(1)
    async def producer():
        for i in range(3):
            await q.put(i)
            print("put", i)
    p = asyncio.create_task(producer())
    print([await q.get() for _ in range(3)], p.done())
    await p
    return "end"


print(asyncio.run(main()))
