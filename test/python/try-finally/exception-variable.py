# The except variable is deleted at the end of the clause, however it is left.
def f():
    e = "before"
    try:
        raise ValueError("x")
    except ValueError as e:
        print(repr(e))
    try:
        e
    except UnboundLocalError as err:
        print(err)


f()
try:
    1 / 0
except ZeroDivisionError as exc:
    exc = "rebound"
print("exc" in globals())
try:
    1 / 0
except ZeroDivisionError as exc:
    del exc
print("exc" in globals())
for i in range(2):
    try:
        raise KeyError(i)
    except KeyError as exc:
        if i == 0: continue
        break
print("exc" in globals())


def g():
    try:
        raise ValueError("in g")
    except ValueError as e:
        return e


e = g()
print(repr(e), e.__traceback__ is not None, e.__traceback__.tb_lineno - g.__code__.co_firstlineno)
keep = None
try:
    raise OSError("kept")
except OSError as e:
    keep = e
print(repr(keep), "e" in globals())
try:
    try:
        raise KeyError("inner")
    except KeyError as e:
        try:
            raise TypeError("nested")
        except TypeError as e:
            print("nested", repr(e))
        try:
            print(repr(e))
        except NameError as n:
            print(n)
finally:
    print("e" in globals())


class C:
    try:
        raise ValueError
    except ValueError as err:
        seen = type(err).__name__


print(C.seen, hasattr(C, "err"))
global_exc = None
def h():
    global global_exc
    try:
        raise ValueError("g")
    except ValueError as global_exc:
        print("set", repr(globals()["global_exc"]))
h()
print("global_exc" in globals())
try:
    raise ValueError("y")
except (KeyError, *(ValueError, OSError)) as e:
    print("tuple", repr(e))
try:
    pass
except undefined_class:
    pass
try:
    try:
        raise ValueError("v")
    except undefined_class:
        pass
except NameError as e:
    print(e, repr(e.__context__))
