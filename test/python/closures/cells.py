# Cells: shared between closures, late bound, deletable, introspectable.
def counter():
    n = 0

    def inc(by=1):
        nonlocal n
        n += by
        return n

    def get():
        return n

    def reset():
        nonlocal n
        del n

    return inc, get, reset


inc, get, reset = counter()
inc()
inc(5)
print(get(), inc.__closure__[0] is get.__closure__[0], inc.__closure__[0].cell_contents)
inc.__closure__[0].cell_contents = 100
print(get())
reset()
try:
    get()
except NameError as e:
    print(type(e).__name__, e)
try:
    inc.__closure__[0].cell_contents
except ValueError as e:
    print(e)
fs = [lambda: i for i in range(3)]
print([f() for f in fs], len({id(f.__closure__) for f in fs if f.__closure__}) if fs[0].__closure__ else None)


def make():
    out = []
    for i in range(3):
        def f():
            return i
        out.append(f)
    return out


m = make()
print([f() for f in m], m[0].__closure__[0] is m[1].__closure__[0])
print(m[0].__code__.co_freevars, make.__code__.co_cellvars, make.__closure__)


def early():
    def f():
        return later
    try:
        f()
    except NameError as e:
        print(e)
    later = 1
    return f()


print(early())


def deep(a):
    def b():
        def c():
            def d():
                return a
            return d
        return c
    return b


print(deep("deep")()()(), deep(1).__code__.co_freevars, deep(1)().__code__.co_freevars)


def param(x):
    def set_(v):
        nonlocal x
        x = v
    set_(x * 2)
    return x


print(param(21))
import types
c = types.CellType(5)
print(c.cell_contents, types.CellType() == types.CellType(), c < types.CellType(6), c == types.CellType(5))
