# __context__ is set when raising while handling, broken when it would make a cycle.
def chain(e):
    out = []
    while e is not None and len(out) < 8:
        out.append(repr(e) + ("<" if e.__cause__ is not None else ""))
        e = e.__cause__ or (None if e.__suppress_context__ else e.__context__)
    return " ".join(out)


try:
    try:
        try:
            raise ValueError(1)
        except ValueError:
            raise KeyError(2)
    except KeyError:
        raise TypeError(3)
except TypeError as e:
    print(chain(e))
a, b, c = ValueError("a"), KeyError("b"), TypeError("c")
try:
    try:
        try:
            raise a
        except ValueError:
            raise b
    except KeyError:
        raise c
except TypeError:
    try:
        raise a
    except ValueError:
        print(chain(a), "|", chain(b), "|", chain(c))
try:
    try:
        raise a
    except ValueError as same:
        raise same
except ValueError as e:
    print(e is a, e.__context__ is not a)
try:
    raise a from b
except ValueError as e:
    print(chain(e), e.__suppress_context__)
e = ValueError()
e.__cause__ = None
print(e.__suppress_context__)
e.__suppress_context__ = False
e.__context__ = KeyError("set by hand")
print(chain(e))
for attr, bad in (("__cause__", 5), ("__context__", "x"), ("__traceback__", 1), ("args", 7), ("__suppress_context__", "y")):
    try:
        setattr(e, attr, bad)
        print(attr, getattr(e, attr))
    except TypeError as t:
        print(t)
try:
    del e.__cause__
except TypeError as t:
    print(t)
try:
    e.with_traceback("tb")
except TypeError as t:
    print(t)
def deep(n):
    try:
        raise ValueError(n)
    except ValueError:
        if n:
            deep(n - 1)
        else:
            raise
try:
    deep(3)
except ValueError as e:
    print(chain(e))
def fin():
    try:
        raise ValueError("lost")
    finally:
        raise KeyError("wins")
try:
    fin()
except KeyError as e:
    print(chain(e))
