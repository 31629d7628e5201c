# Unexpected keyword arguments: CPython suggests near names for Python functions.
def connect(host, port, timeout=None, *, retries=0):
    return host


def check(g, *a, **k):
    try:
        print(g(*a, **k))
    except TypeError as e:
        print(e)


check(connect, "h", 1, timeut=5)
check(connect, "h", 1, retrys=5)
check(connect, "h", prot=1)
check(connect, hots="h")
check(connect, "h", 1, something=1)
check(sorted, [], kye=1)
check(sorted, [], reversed=1)
check(int, "1", bsae=2)
check(print, ends="")
check("a b".split, sepp=" ")
check([].sort, keys=len)
check(max, [1], defalt=1)
check(enumerate, [], strat=1)
check(dict.fromkeys, keys=1)
check("x".encode, encodng="utf-8")
check(str, objct=1)
check(open, "f", modee="r")
check(sum, [1], begin=1)
check(zip, [1], strictt=True)
check(round, 1.5, digits=1)


class P:
    def __init__(self, width, height):
        self.width = width


check(P, widht=1, height=2)
check(P, 1, heigth=2)
check(object, 1)


class Q:
    def __new__(cls, x):
        return object.__new__(cls)


check(Q)
check(Q, y=1)


class R:
    def __init__(self):
        pass


check(R, 1)
check(R, a=1)
