# A coroutine that is dropped without being awaited warns; one that was closed does not.
import warnings
import gc


async def work():
    return 1


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    c = work()
    del c
    gc.collect()
    print([str(w.message) for w in caught], [w.category.__name__ for w in caught])
c = work()
c.close()
del c
try:
    work().send(1)
except TypeError as e:
    print(e)
c = work()
try:
    c.send(None)
except StopIteration as e:
    print(e.value)
for f in (lambda: c.send(None), lambda: c.throw(ValueError("v")), lambda: c.close()):
    try:
        print(f())
    except RuntimeError as e:
        print(e)


async def awaits_twice():
    c2 = work()
    print(await c2)
    try:
        await c2
    except RuntimeError as e:
        print(e)


try:
    awaits_twice().send(None)
except StopIteration:
    pass


class Yields:
    def __await__(self): yield


async def suspended(): await Yields()
s = suspended()
s.send(None)


async def awaits_running(x): await x
try:
    awaits_running(s).send(None)
except RuntimeError as e:
    print(e)
s.close()
