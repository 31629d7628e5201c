# sys.exc_info() and sys.exception() through nested handlers, functions and finally blocks.
import sys


def cur():
    e = sys.exception()
    assert sys.exc_info() == ((None,) * 3 if e is None else (type(e), e, e.__traceback__))
    return repr(e)


print(cur())
try:
    raise ValueError(1)
except ValueError:
    print(cur())
    try:
        raise KeyError(2)
    except KeyError:
        print(cur())
    print(cur())
    try:
        pass
    finally:
        print("finally", cur())
print(cur())


def called():
    print("in call", cur())
    try:
        raise OSError(3)
    except OSError:
        print("in call", cur())
    print("in call", cur())


try:
    raise TypeError(4)
except TypeError:
    called()
    print(cur())
try:
    try:
        raise ValueError(5)
    finally:
        print("finally with error", cur())
except ValueError:
    pass
print(cur())


def ret():
    try:
        raise ValueError(6)
    except ValueError:
        return cur()


print(ret(), cur())
for i in range(2):
    try:
        raise IndexError(i)
    except IndexError:
        continue
print(cur())


class C:
    def __enter__(self): print("enter", cur())
    def __exit__(self, *a): print("exit", cur()); return True


with C():
    raise ValueError(7)
print(cur())
try:
    raise ValueError(8)
except ValueError:
    with C():
        raise KeyError(9)
    print(cur())
try:
    1 / 0
except ZeroDivisionError as e:
    f = lambda: cur()
    print(f(), [cur() for _ in "x"], *(cur() for _ in "x"))
class Get:
    def __getattr__(self, n): return cur()
try:
    raise ValueError(10)
except ValueError:
    print(Get().anything)
    def inner():
        try:
            raise
        except ValueError as e:
            return repr(e)
    print(inner())
