# Cycles in chains of exceptions do not hang the printer.
a = ValueError("a")
b = KeyError("b")
a.__context__ = b
b.__context__ = a
try:
    raise a
except ValueError as e:
    print(repr(e.__context__), repr(e.__context__.__context__))
try:
    try:
        raise a
    except ValueError:
        raise b
except KeyError:
    print(repr(a.__context__), repr(b.__context__))
try:
    raise b
except KeyError as e:
    e.__cause__ = e
    try:
        raise e
    except KeyError:
        pass
c = TypeError("c")
try:
    raise c from c
except TypeError:
    print(c.__cause__ is c, c.__context__)
raise c
