# Frames: variables of callers, of suspended generators and coroutines, and of calls that ended in a traceback.
import inspect
import sys


def outer():
    x = 5
    return inner(), x


def inner():
    f = sys._getframe(1)
    f.f_locals["x"] = 6
    f.f_locals["new"] = 1
    return dict(f.f_locals), sys._getframe().f_back.f_code.co_name


print(outer())


def gen(a, b=2, *rest, c=3, **options):
    total = a + b
    yield total
    cell = [total]
    yield lambda: cell
    yield cell


g = gen(1, 2, 3, z=4)
print(inspect.getgeneratorlocals(g), g.gi_frame.f_back, g.gi_frame.f_lineno - gen.__code__.co_firstlineno)
next(g)
print(inspect.getgeneratorlocals(g), g.gi_frame.f_generator is g)
g.gi_frame.f_locals["total"] = 99
g.gi_frame.f_locals["extra"] = 0
f = next(g)
print(f(), sorted(g.gi_frame.f_locals), g.gi_suspended, g.gi_running)
g.gi_frame.f_locals["cell"] = "replaced"
print(f(), list(g), g.gi_frame, inspect.getgeneratorlocals(g))


class Wait:
    def __await__(self):
        got = yield 1
        return got


async def work(x):
    y = x * 2
    z = await Wait()
    return y, z


c = work(3)
c.send(None)
print(inspect.getcoroutinelocals(c), type(c.cr_await).__name__, inspect.getcoroutinestate(c))
try:
    c.send("z")
except StopIteration as e:
    print(e.value)


def fails(depth):
    here = depth
    if depth:
        fails(depth - 1)
    raise ValueError("deep")


try:
    fails(2)
except ValueError as e:
    tb = e.__traceback__
    print(tb.tb_frame is sys._getframe())
    back = tb.tb_frame
    tb = tb.tb_next
    while tb:
        print(tb.tb_frame.f_locals["here"], tb.tb_frame.f_back is back, tb.tb_lineno - fails.__code__.co_firstlineno)
        back = tb.tb_frame
        tb = tb.tb_next
    back.clear()
    print(dict(back.f_locals))
    try:
        sys._getframe().clear()
    except RuntimeError as r:
        print(r)


def proxies():
    a = 1
    p = sys._getframe().f_locals
    print(list(p), p["a"], "a" in p, len(p), p.get("no"), p == dict(p), reversed(p))
    for action in (lambda: p.pop("a"), lambda: p["no"], lambda: p.update([1, 2]), lambda: p.__delitem__("a")):
        try:
            action()
        except (KeyError, TypeError, ValueError) as e:
            print(type(e).__name__, e)
    p |= {"a": 2, "b": 3}
    return a, locals()["b"], type(p).__name__


print(proxies())


class Body:
    one = 1
    sys._getframe().f_locals["two"] = 2
    print(sorted(sys._getframe().f_locals))


print(Body.two)
