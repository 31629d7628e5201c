# 29. asyncio's event loop runs coroutines, callbacks and timers in turn.
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    order = []
    loop.call_soon(order.append, "soon 1")
    loop.call_later(0.02, order.append, "later")
    loop.call_soon(order.append, "soon 2")
    order.append("main")
    await asyncio.sleep(0)
    print(order)
    await asyncio.sleep(0.03)
    print(order)
    future = loop.create_future()
    loop.call_soon(future.set_result, "the future's result")
    print(await future, future.done())
    try:
        future.set_result("twice")
    except asyncio.InvalidStateError as error:
        print(type(error).__name__, error)
    queue, results = asyncio.Queue(), []

    async def consumer(name):
        while True:
            item = await queue.get()
            results.append((name, item))
            await asyncio.sleep(0)
            queue.task_done()

    tasks = [asyncio.create_task(consumer(n)) for n in "AB"]
    for i in range(4):
        queue.put_nowait(i)
    await queue.join()
    for task in tasks:
        task.cancel()
    print(await asyncio.gather(*tasks, return_exceptions=True))
    print(results)
    lock, event = asyncio.Lock(), asyncio.Event()

    async def careful(n):
        async with lock:
            order.append(f"in {n}")
            await asyncio.sleep(0)
            order.append(f"out {n}")
        if n == 2:
            event.set()

    del order[:]
    await asyncio.gather(event.wait(), *(careful(n) for n in range(3)))
    print(order, event.is_set())
    async with asyncio.TaskGroup() as group:
        doubled = [group.create_task(asyncio.sleep(0, n * 2)) for n in range(3)]
    print([t.result() for t in doubled])


asyncio.run(main())
try:
    asyncio.get_running_loop()
except RuntimeError as error:
    print(error)
