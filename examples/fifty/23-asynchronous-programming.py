# 23. async and await: tasks run concurrently on one thread, each giving way where it waits.
import asyncio
import time


async def fetch(name, delay):
    print("start", name)
    await asyncio.sleep(delay)
    print("end", name)
    return f"{name}: ok"


async def main():
    start = time.perf_counter()
    results = await asyncio.gather(fetch("a", 0.6), fetch("b", 0.2), fetch("c", 0.4))
    elapsed = time.perf_counter() - start
    print(results, elapsed < 1.1)
    one_by_one = [await fetch(n, 0) for n in "xy"]
    print(one_by_one)
    task = asyncio.create_task(fetch("background", 0.01))
    print("task made, not yet run:", task.done())
    await asyncio.sleep(0)
    print("had a turn")
    print(await task)
    done, pending = await asyncio.wait([asyncio.create_task(fetch("fast", 0)), slow := asyncio.create_task(fetch("slow", 1))], return_when=asyncio.FIRST_COMPLETED)
    print(len(done), len(pending), pending == {slow})
    slow.cancel()
    try:
        await slow
    except asyncio.CancelledError:
        print("cancelled")
    try:
        await asyncio.wait_for(fetch("late", 1), timeout=0.01)
    except TimeoutError:
        print("timed out")
    for next_done in asyncio.as_completed([asyncio.create_task(fetch("p", 0.03)), asyncio.create_task(fetch("q", 0.01))]):
        print(await next_done)


coroutine = main()
print(type(coroutine).__name__, "calling only makes it")
asyncio.run(coroutine)
