# asyncio.Future and Task themselves: states, callbacks, errors, cancellation counts, eager tasks, reprs without addresses.
import asyncio, contextvars
def show(f, *a, **k):
    try: print(f(*a, **k))
    except BaseException as e: print(type(e).__name__, e)
var = contextvars.ContextVar("var", default=0)
async def main():
    loop = asyncio.get_running_loop(); f = loop.create_future()
    print(f, f.done(), f.cancelled(), f.get_loop() is loop, f._state, f._callbacks); show(f.result); show(f.exception)
    seen = []; cb = lambda fut: seen.append((fut is f, var.get())); var.set(5); f.add_done_callback(cb); var.set(6); f.add_done_callback(cb); f.add_done_callback(print); print(f.remove_done_callback(print), f.remove_done_callback(print))
    f.set_result(42); print(seen, f, f.result(), f.exception()); await asyncio.sleep(0); print(seen); show(f.set_result, 1); show(f.set_exception, ValueError()); print(f.cancel(), await f, await f)
    g = loop.create_future(); show(g.set_exception, 5); show(g.set_exception, StopIteration); print(repr(g.exception())); g = loop.create_future(); g.set_exception(KeyError("k")); print(repr(g.exception())); show(g.result)
    try: await g
    except KeyError as e: print("awaited", e)
    c = loop.create_future(); print(c.cancel("why"), c.cancelled(), c); show(c.result); show(c.exception)
    try: await c
    except asyncio.CancelledError as e: print("cancelled", e.args)
    async def work(n):
        try: await asyncio.sleep(n); return n
        except asyncio.CancelledError as e: print("in task", e.args); raise
        finally: print("finally", asyncio.current_task().get_name())
    t = asyncio.create_task(work(10), name="T1"); await asyncio.sleep(0); print(t.cancelling(), t.cancel("stop"), t.cancel(), t.cancelling(), t.uncancel(), t.get_coro().__name__)
    try: await t
    except asyncio.CancelledError as e: print(e.args, t.cancelled(), t.done(), t.cancel())
    t = asyncio.create_task(work(0)); t.set_name(7); print(t.get_name(), t in asyncio.all_tasks(), len(asyncio.all_tasks())); print(await t, t in asyncio.all_tasks()); show(t.set_result, 1); show(t.set_exception, 1)
    async def bad(): yield_value = await Strange(); return yield_value
    class Strange:
        def __await__(self): yield "nonsense"
    for coro in (bad(),):
        try: await asyncio.create_task(coro)
        except RuntimeError as e: print(e)
    show(asyncio.Task, 5); show(asyncio.Task, len)
    it = loop.create_future().__await__(); print(next(it)._asyncio_future_blocking); show(next, it); show(it.throw, ValueError("thrown"))
    async def eager(): order.append("run"); return 1
    order = []; t = asyncio.Task(eager(), loop=loop, eager_start=True); order.append("after"); print(order, t.done(), t.result())
    async def slow(): order.append("start"); await asyncio.sleep(0); order.append("end"); return asyncio.current_task() is t2
    order.clear(); t2 = asyncio.Task(slow(), loop=loop, eager_start=True); order.append("made"); print(order, t2.done()); print(await t2, order)
    loop.set_task_factory(asyncio.eager_task_factory); print(asyncio.create_task(eager()).done()); loop.set_task_factory(None)
    class MyFuture(asyncio.Future):
        def __init__(self, tag, **k): super().__init__(**k); self.tag = tag
    m = MyFuture("tag", loop=loop); m.set_result(m.tag); print(await m, m.tag)
    async def raiser(): raise ValueError("boom")
    r = await asyncio.gather(raiser(), work(0), return_exceptions=True); print(r)
    try:
        async with asyncio.TaskGroup() as tg: tg.create_task(raiser()); tg.create_task(work(5))
    except* ValueError as eg: print(eg.exceptions)
    done, pending = await asyncio.wait([asyncio.create_task(asyncio.sleep(0)), asyncio.create_task(asyncio.sleep(5))], return_when=asyncio.FIRST_COMPLETED); print(len(done), len(pending)); [p.cancel() for p in pending]
    sh = asyncio.shield(asyncio.create_task(work(0))); print(await sh); print([await x for x in asyncio.as_completed([asyncio.sleep(0.02, "b"), asyncio.sleep(0, "a")])])
    try: await asyncio.wait_for(work(5), 0.01)
    except TimeoutError as e: print("timeout", repr(e))
show(asyncio.get_running_loop); show(asyncio.current_task); print(asyncio.run(main())); show(asyncio.all_tasks)
async def agen():
    try:
        yield 1; yield 2
    finally: print("agen closed")
async def leave():
    async for x in agen(): return x
print(asyncio.run(leave()))
