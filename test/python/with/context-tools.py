# contextmanager, ExitStack, suppress, closing, nullcontext, redirect_stdout, ContextDecorator.
import io
from contextlib import ContextDecorator, ExitStack, closing, contextmanager, nullcontext, redirect_stdout, suppress


@contextmanager
def tag(name, swallow=()):
    print(f"<{name}>")
    try:
        yield name
    except swallow as e:
        print("swallowed", repr(e))
    finally:
        print(f"</{name}>")


with tag("p") as p, tag("b", KeyError):
    print(p)
    raise KeyError("k")


@tag("deco")
def f(): return "f ran"


print(f(), f())


@contextmanager
def twice():
    yield 1
    yield 2


@contextmanager
def never():
    return
    yield


@contextmanager
def replaces():
    try:
        yield
    except ValueError as e:
        raise RuntimeError("replaced") from e


for cm in (twice, never, replaces):
    try:
        with cm():
            if cm is replaces:
                raise ValueError("v")
    except RuntimeError as e:
        print(e, repr(e.__cause__))
try:
    with replaces():
        raise StopIteration("si")
except StopIteration as e:
    print(repr(e))
cm = tag("once")
with cm: pass
try:
    with cm: pass
except (RuntimeError, AttributeError) as e:
    print(type(e).__name__, e)
with ExitStack() as stack:
    for n in "xy":
        stack.enter_context(tag(n))
    stack.callback(print, "callback", sep="|")
    stack.push(lambda *exc: print("push", exc[0]) or True)
    1 / 0
with ExitStack() as stack:
    stack.enter_context(tag("moved"))
    kept = stack.pop_all()
print("still open")
kept.close()
with suppress(ValueError, KeyError):
    raise KeyError
with suppress(ValueError):
    raise ExceptionGroup("g", [ValueError(1)])
class Res:
    def close(self): print("closed")
with closing(Res()) as r, nullcontext(5) as five:
    print(type(r).__name__, five)
buf = io.StringIO()
with redirect_stdout(buf):
    print("captured")
print(repr(buf.getvalue()))
class Timer(ContextDecorator):
    def __enter__(self): print("start"); return self
    def __exit__(self, *a): print("stop")
@Timer()
def g(): print("g")
g()
try:
    with ExitStack() as s:
        s.callback(lambda: 1 / 0)
        s.callback(lambda: [][1])
except ZeroDivisionError as e:
    print(e, repr(e.__context__))
