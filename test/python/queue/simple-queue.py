# queue on one thread: SimpleQueue and the others.
import queue, _queue
q = queue.SimpleQueue(); print(queue.SimpleQueue is _queue.SimpleQueue, queue.Empty is _queue.Empty, q.empty(), q.qsize())
for i in range(100): q.put(i)
q.put_nowait("x"); print(q.qsize(), [q.get() for _ in range(100)][-1], q.get_nowait(), q.empty())
def show(f, *a, **k):
    try: print(f(*a, **k))
    except Exception as e: print(type(e).__module__, type(e).__name__, e)
show(q.get_nowait); show(q.get, False); show(q.get, timeout=0.01); show(q.get, timeout=-1); show(q.get, True, "x"); show(q.put); show(q.get, 1, 2, 3)
for cls in (queue.Queue, queue.LifoQueue, queue.PriorityQueue):
    p = cls(3); [p.put(v) for v in (3, 1, 2)]; show(p.put, 9, False); print([p.get() for _ in range(3)], p.full()); show(p.get, timeout=0.01)
p = queue.Queue(); p.put(1); p.shutdown(); print(p.get()); show(p.get); show(p.put, 1); print(queue.SimpleQueue[int])
