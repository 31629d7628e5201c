# asyncio queues, locks, semaphores, conditions, events: order of wake-ups.
import asyncio
log = []
async def locked(lock, n):
    async with lock:
        log.append(f"+{n}"); await asyncio.sleep(0); log.append(f"-{n}")
async def main():
    lock = asyncio.Lock()
    await asyncio.gather(*(locked(lock, n) for n in range(3)))
    print(log, lock.locked())
    sem, active, peak = asyncio.Semaphore(2), 0, 0
    async def limited():
        nonlocal active, peak
        async with sem:
            active += 1; peak = max(peak, active)
            await asyncio.sleep(0); active -= 1
    await asyncio.gather(*(limited() for _ in range(5)))
    print(peak)
    cond, items = asyncio.Condition(), []
    async def consumer(n):
        async with cond:
            await cond.wait_for(lambda: items)
            return n, items.pop()
    tasks = [asyncio.create_task(consumer(n)) for n in "ab"]
    await asyncio.sleep(0)
    async with cond:
        items.extend([1, 2]); cond.notify_all()
    print(await asyncio.gather(*tasks))
    for Q in (asyncio.Queue, asyncio.LifoQueue, asyncio.PriorityQueue):
        q = Q()
        for x in (2, 3, 1): q.put_nowait(x)
        print(Q.__name__, [q.get_nowait() for _ in range(3)], q.empty(), q.qsize())
    q = asyncio.Queue(maxsize=1); q.put_nowait(1)
    for f in (lambda: q.put_nowait(2), lambda: asyncio.Queue().get_nowait(), lambda: lock.release(), lambda: q.task_done() or q.task_done()):
        try: f()
        except Exception as e: print(type(e).__name__, e)
    ev = asyncio.Event()
    waiters = [asyncio.create_task(ev.wait()) for _ in range(2)]
    await asyncio.sleep(0); print([w.done() for w in waiters]); ev.set()
    print(await asyncio.gather(*waiters), ev.is_set()); ev.clear()
    bar = asyncio.Barrier(2)
    async def meet(): return await bar.wait()
    print(sorted(await asyncio.gather(meet(), meet())))
    q.shutdown()
    try: await q.put(1)
    except asyncio.QueueShutDown as e: print(type(e).__name__)
asyncio.run(main())
