# Cancellation: where it lands, finally blocks, shielding, uncancel, exceptions of gathered tasks, unretrieved ones.
import asyncio
async def sleeper(name, swallow=False):
    try: await asyncio.sleep(10)
    except asyncio.CancelledError as e:
        print(name, "cancelled", e.args)
        if swallow: return "survived"
        raise
    finally: print(name, "finally")
async def main():
    t = asyncio.create_task(sleeper("a")); await asyncio.sleep(0)
    t.cancel("msg")
    try: await t
    except asyncio.CancelledError as e: print(repr(e), t.cancelled(), t.done())
    t = asyncio.create_task(sleeper("b", True)); await asyncio.sleep(0); t.cancel(); print(await t, t.cancelled())
    t = asyncio.create_task(sleeper("never started")); t.cancel()
    print(await asyncio.gather(t, return_exceptions=True))
    inner = asyncio.create_task(sleeper("shielded", True))
    outer = asyncio.ensure_future(asyncio.shield(inner)); await asyncio.sleep(0); outer.cancel()
    print(await asyncio.gather(outer, return_exceptions=True), inner.done()); inner.cancel(); print(await inner)
    async def bad(n): await asyncio.sleep(0); raise ValueError(n)
    try: await asyncio.gather(bad(1), bad(2))
    except ValueError as e: print("first", e)
    print([repr(r) for r in await asyncio.gather(bad(3), asyncio.sleep(0, "ok"), return_exceptions=True)])
    try:
        async with asyncio.TaskGroup() as g:
            g.create_task(bad(4)); g.create_task(bad(5)); g.create_task(sleeper("in group"))
    except* ValueError as eg: print([str(e) for e in eg.exceptions])
    try:
        async with asyncio.timeout(0.001) as tm: await sleeper("timed")
    except TimeoutError as e: print(repr(e), repr(e.__cause__), tm.expired())
    t = asyncio.create_task(bad(6)); await asyncio.wait([t]); print(repr(t.exception()))
    for f in (lambda: asyncio.create_task(5), lambda: t.set_result(1), lambda: asyncio.Future().result(), lambda: asyncio.run(main())):
        try: f()
        except Exception as e: print(type(e).__name__, str(e).split(" <")[0])
    raise KeyError("out of main")
import warnings; warnings.simplefilter("ignore")
try: asyncio.run(main())
except KeyError as e: print("run raised", e)
try: asyncio.run(5)
except (TypeError, ValueError) as e: print(e)
