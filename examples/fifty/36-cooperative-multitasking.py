# 36. Cooperative multitasking: tasks give way of their own accord; first with generators, then with asyncio.
import asyncio
from collections import deque


def task(name, steps):
    for i in range(steps):
        print(f"{name}{i}", end=" ")
        yield
    print(f"{name}-done", end=" ")


def run(*tasks):
    queue = deque(tasks)
    while queue:
        current = queue.popleft()
        try:
            next(current)
        except StopIteration:
            continue
        queue.append(current)
    print()


run(task("a", 3), task("b", 1), task("c", 2))


async def polite(name, steps):
    for i in range(steps):
        print(f"{name}{i}", end=" ")
        await asyncio.sleep(0)
    return name


async def selfish(name, steps):
    for i in range(steps):
        print(f"{name}{i}", end=" ")
    return name


async def main():
    print(await asyncio.gather(polite("a", 3), selfish("S", 3), polite("b", 2)))
    shared = []

    async def unsafe(n):
        shared.append(n)
        size = len(shared)  # nothing can come between: there is no await
        assert shared[size - 1] == n
        await asyncio.sleep(0)
        return size

    print(await asyncio.gather(*map(unsafe, range(4))), shared)
    ping, pong, log = asyncio.Event(), asyncio.Event(), []

    async def player(mine, other, word):
        for _ in range(3):
            await mine.wait()
            mine.clear()
            log.append(word)
            other.set()

    ping.set()
    await asyncio.gather(player(ping, pong, "ping"), player(pong, ping, "pong"))
    print(log)


asyncio.run(main())
