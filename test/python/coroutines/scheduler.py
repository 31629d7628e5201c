# A tiny cooperative scheduler built on coroutines: tasks, sleeping, joining, channels.
from collections import deque


class Op:
    def __init__(self, name, *args): self.name, self.args = name, args
    def __await__(self): return (yield self)


class Task:
    def __init__(self, name, coro):
        self.name, self.coro, self.done, self.result, self.waiters = name, coro, False, None, []


class Loop:
    def __init__(self): self.ready, self.clock, self.sleeping, self.log = deque(), 0, [], []
    def spawn(self, name, coro):
        t = Task(name, coro)
        self.ready.append((t, None))
        return t
    def run(self):
        while self.ready or self.sleeping:
            if not self.ready:
                self.sleeping.sort(key=lambda s: (s[0], s[1].name))
                self.clock, task = self.sleeping.pop(0)
                self.ready.append((task, self.clock))
            task, value = self.ready.popleft()
            try:
                op = task.coro.throw(value) if isinstance(value, Exception) else task.coro.send(value)
            except StopIteration as e:
                task.done, task.result = True, e.value
            except Exception as e:
                task.done, task.result = True, e
            else:
                getattr(self, "op_" + op.name)(task, *op.args)
                continue
            self.log.append(f"{self.clock}:{task.name}={task.result!r}")
            for w in task.waiters:
                self.ready.append((w, task.result))
    def op_sleep(self, task, n): self.sleeping.append((self.clock + n, task))
    def op_join(self, task, other):
        if other.done:
            self.ready.append((task, other.result))
        else:
            other.waiters.append(task)
    def op_spawn(self, task, name, coro): self.ready.append((task, self.spawn(name, coro)))


async def worker(n, delay):
    for i in range(n):
        now = await Op("sleep", delay)
        print(f"worker({n},{delay}) step {i} at {now}")
    if n == 1:
        raise ValueError("worker failed")
    return n * delay


async def main():
    a = await Op("spawn", "a", worker(3, 2))
    b = await Op("spawn", "b", worker(2, 3))
    c = await Op("spawn", "c", worker(1, 1))
    print("a gave", await Op("join", a), "b gave", await Op("join", b))
    try:
        await Op("join", c)
    except ValueError as e:
        print("c failed:", e)
    return "all done"


loop = Loop()
loop.spawn("main", main())
loop.run()
print(loop.log)
