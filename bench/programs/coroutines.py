"""A round-robin scheduler of async functions awaiting each other."""
N = 230_000


class Switch:
    def __await__(self):
        yield


async def add(a, b):
    await Switch()
    return a + b


async def worker(ident, rounds, out):
    total = ident
    for i in range(rounds):
        total = await add(total, i) & 0xFFFF
    out.append(total)


def run(n):
    out = []
    ready = [worker(i, n // 20, out) for i in range(20)]
    while ready:
        later = []
        for task in ready:
            try:
                task.send(None)
            except StopIteration:
                continue
            later.append(task)
        ready = later
    return sum(out)
