import gc
import tracemalloc


class Node:
    def __init__(self, n):
        self.items = [n] * 1000


def build(n):
    return [Node(i) for i in range(n)]


print(tracemalloc.is_tracing(), tracemalloc.get_traceback_limit(), tracemalloc.get_traced_memory())
try:
    tracemalloc.take_snapshot()
except RuntimeError as e:
    print(e)
for limit in 0, -1, 65536, "x", 2**70:
    try:
        tracemalloc.start(limit)
    except (ValueError, TypeError, OverflowError) as e:
        print(type(e).__name__, e)
early = Node(1)
tracemalloc.start(3)
tracemalloc.start(7)
print(tracemalloc.is_tracing(), tracemalloc.get_traceback_limit())
kept = build(50)
data = b"x" * 500_000
print(tracemalloc.get_object_traceback(early))
for o in kept[3], data:
    print(tracemalloc.get_object_traceback(o))
print("\n".join(tracemalloc.get_object_traceback(kept[7]).format()))
current, peak = tracemalloc.get_traced_memory()
print(current > 600_000, peak >= current)
before = tracemalloc.take_snapshot().filter_traces([tracemalloc.Filter(True, __file__)])
print(before.traceback_limit)
lines = {s.traceback[0].lineno: s for s in before.statistics("lineno")}
print(lines[7].count >= 50, lines[7].size >= 50 * 4000, lines[11].count >= 50)
del kept
gc.collect()
after = tracemalloc.take_snapshot().filter_traces([tracemalloc.Filter(True, __file__)])
for s in after.compare_to(before, "lineno"):
    if s.traceback[0].lineno == 7:
        print(s.size, s.count, s.size_diff == -lines[7].size, s.count_diff == -lines[7].count)
print(tracemalloc.get_traced_memory()[0] < current)
tracemalloc.clear_traces()
print(tracemalloc.get_object_traceback(data), tracemalloc.is_tracing())
again = Node(2)
print(tracemalloc.get_object_traceback(again))
tracemalloc.stop()
print(tracemalloc.get_object_traceback(again), tracemalloc.is_tracing(), tracemalloc.get_traced_memory())
print(tracemalloc.get_traceback_limit())
