# All kinds of parameters together, and every way of binding them wrongly.
def f(a, b=2, /, c=3, *args, d, e=5, **kw):
    return a, b, c, args, d, e, kw


print(f(1, d=4))
print(f(1, 2, 3, 4, 5, d=6, z=7))
print(f(1, d=1, a=10, b=20))
print(f(*(1, 2), **{"c": 3, "d": 4}))


def check(g, *a, **k):
    try:
        print(g(*a, **k))
    except TypeError as e:
        print(e)


check(f)
check(f, 1)
check(f, d=1)
check(f, 1, 2, c=3, d=4)
check(f, 1, 2, 3, c=3, d=4)


def p(a, b, /):
    return a, b


check(p, 1)
check(p)
check(p, 1, 2, 3)
check(p, a=1, b=2)
check(p, 1, b=2)


def k(*, x, y=1, z):
    return x, y, z


check(k)
check(k, x=1)
check(k, 1, x=2, z=3)
check(k, x=1, z=2, w=3)


def n(a, b, c):
    return a


check(n)
check(n, 1)
check(n, 1, 2)
check(n, 1, 2, 3, 4)
check(n, 1, 2, b=3)
check(n, 1, 2, 3, d=4)
check(n, 1, c=2)


def o(a, b=1):
    return a


check(o, 1, 2, 3)
check(o)


def none():
    return 1


check(none, 1)
check(none, x=1)


def star(*, a=1):
    pass


check(star, 1, 2)
check(lambda x: x)
check(lambda *, kk: kk)


class C:
    def m(self, x):
        return x


check(C().m)
check(C.m)
check(C().m, 1, 2)
check(C, 1)
