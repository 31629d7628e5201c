# 47. contextlib: context managers from generators, stacks of them, and helpers.
import io
from contextlib import AbstractContextManager, ContextDecorator, ExitStack, chdir, closing, contextmanager, nullcontext, redirect_stderr, redirect_stdout, suppress


@contextmanager
def managed(name):
    print("enter", name)
    try:
        yield name.upper()
    except ValueError as error:
        print("handled", error)
    finally:
        print("exit", name)


with managed("a") as value:
    print(value)
with managed("b"):
    raise ValueError("inside")
try:
    with managed("c"):
        raise KeyError("passes")
except KeyError as error:
    print(repr(error))


@managed("as a decorator")
def function():
    return "result"


print(function())
with suppress(FileNotFoundError, ZeroDivisionError):
    1 / 0
    print("not reached")
buffer = io.StringIO()
with redirect_stdout(buffer):
    print("to the buffer")
print(repr(buffer.getvalue()))
with ExitStack() as stack:
    values = [stack.enter_context(managed(n)) for n in ("x", "y")]
    stack.callback(print, "called back")
    print(values)
with ExitStack() as stack:
    stack.enter_context(managed("kept"))
    later = stack.pop_all()
print("not closed yet")
later.close()


class Door:
    def close(self):
        print("door closed")


with closing(Door()), nullcontext("nothing") as n:
    print(n)


class Timer(AbstractContextManager, ContextDecorator):
    def __exit__(self, *details):
        print("timer stops", details[0])


with Timer() as t:
    print(type(t).__name__)


@Timer()
def timed():
    print("timed")


timed()


@contextmanager
def broken():
    print("no yield")
    return
    yield


try:
    with broken():
        pass
except RuntimeError as error:
    print(error)
