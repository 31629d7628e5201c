# yield from: delegation of send, throw, close and return values.
def inner():
    try:
        x = yield "i1"
        print("inner got", x)
        yield "i2"
    except KeyError as e:
        print("inner caught", e)
        yield "i3"
    finally:
        print("inner finally")
    return "inner result"


def outer():
    r = yield from inner()
    print("r =", r)
    r2 = yield from [10, 20]
    print("r2 =", r2)
    return (yield from sub())


def sub():
    return "no yields"
    yield


g = outer()
print(next(g), g.gi_yieldfrom.__name__, g.send("S"), next(g))
print(list(g))
g = outer()
next(g)
print(g.throw(KeyError("k")))
try:
    while True:
        print(next(g))
except StopIteration as e:
    print("value", e.value)
g = outer()
next(g)
g.close()


class It:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 2:
            raise StopIteration("custom value")
        return self.n


def deleg(it):
    result = yield from it
    print("result", result)


print(list(deleg(It())))
g = deleg(It())
next(g)
try:
    g.send("x")
except AttributeError as e:
    print(e)
g = deleg(It())
next(g)
try:
    g.throw(OSError("not forwarded"))
except OSError as e:
    print("out", e)
try:
    next(deleg(5))
except TypeError as e:
    print(e)


class Throwable(It):
    def throw(self, e): return "swallowed " + repr(e)
    def close(self): print("It.close")


g = deleg(Throwable())
next(g)
print(g.throw(ValueError("x")), next(g))
g.close()


def tree(n):
    if n:
        yield from tree(n - 1)
        yield n
        yield from tree(n - 1)


print(list(tree(3)), sum(1 for _ in tree(8)))
def self_deleg():
    yield from me
me = self_deleg()
try:
    next(me)
except ValueError as e:
    print(e)
