# Timing with clocks: a stopwatch context manager, rate limiting, timeouts in loops, sorted deadlines.
import time
class Stopwatch:
    def __enter__(self): self.start = time.perf_counter(); return self
    def __exit__(self, *a): self.elapsed = time.perf_counter() - self.start
with Stopwatch() as s: sum(range(1000))
print(0 <= s.elapsed < 5)
def until(deadline):
    n = 0
    while time.monotonic() < deadline: n += 1
    return n
print(until(time.monotonic() + 0.005) > 0, until(0))
class Limiter:
    def __init__(self, clock): self.clock, self.last, self.log = clock, None, []
    def call(self, x):
        now = self.clock()
        if self.last is None or now - self.last >= 10: self.last = now; self.log.append((now, x)); return True
        return False
ticks = iter([0, 5, 9, 10, 15, 21])
l = Limiter(lambda: next(ticks))
print([l.call(c) for c in "abcdef"], l.log)
events = sorted([(3, "c"), (1, "a"), (2, "b")])
clock = 0
while events:
    at, name = events.pop(0)
    clock = at
    print(clock, name, end=" ")
    if name == "a": events.append((2.5, "from a")); events.sort()
print()
t0 = time.time(); t1 = time.time_ns()
print(abs(t0 - t1 / 1e9) < 1, time.gmtime(0)[:3], time.strftime("%H:%M:%S", time.gmtime(3661)), f"{3661 // 3600:02}:{3661 % 3600 // 60:02}:{3661 % 60:02}")
def fmt(s):
    for unit, n in (("d", 86400), ("h", 3600), ("m", 60)):
        if s >= n: return f"{s // n}{unit} " + fmt(s % n)
    return f"{s}s"
print(fmt(90061), fmt(59), fmt(3600), time.sleep.__name__, time.perf_counter() < time.perf_counter() + 1)
