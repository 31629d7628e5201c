# locals() reached as an attribute of the module builtins (as rewritten assertions do).
import builtins as b


def f(a):
    x = 1
    return sorted(b.locals()), "x" in b.locals(), "g" in b.locals()


def g():
    y = 2

    def inner():
        return y, sorted(b.locals())

    return inner()


print(f(0), g())


class C:
    z = 3
    print("z" in b.locals())
