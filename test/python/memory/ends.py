# Where objects end without gc.collect(): loops left early, handlers, chains, containers, generators; proxies.
import weakref


class D:
    def __init__(self, name, *held):
        self.name, self.held = name, held

    def __del__(self):
        print("end of", self.name)


def produce():
    try:
        yield 1
        yield 2
    finally:
        print("producer closed")


for item in produce():
    print("item", item)
    break
print("after the loop")
chain = D("outer", D("middle", D("inner")))
del chain
print("after the chain")
pair = D("left"), D("right")
del pair
print("after the pair")


def fails():
    held = D("held by the frame")
    raise KeyError("k")


try:
    fails()
except KeyError as e:
    print("handling", repr(e))
print("after the handler")


class Bad:
    def __del__(self):
        raise ValueError("in a finaliser")


import sys
sys.unraisablehook = lambda u: print(type(u.exc_value).__name__, u.exc_value, u.err_msg.split("<")[0])
b = Bad()
del b
print("after the bad one")
names = [d.name for d in [D("one"), D("two")]]
print(names)
calls = []
target = D("watched")
refs = [weakref.ref(target, lambda r, i=i: calls.append(i)) for i in range(3)]
final = weakref.finalize(target, calls.append, "final")
del target
print(calls, [r() for r in refs], final.alive)


class Number:
    def __init__(self, v): self.v = v
    def __floordiv__(self, o): return 42
    def __ifloordiv__(self, o): return 21
    def __index__(self): return self.v


n = Number(3)
p = weakref.proxy(n)
print(p // 5, [0, 1, 2, 3][p], p.v)
p //= 5
print(p)


async def nothing(): pass


def delegating():
    yield from produce()


g = delegating()
print(next(g))
g = None
print("after the delegate")
cache = weakref.WeakValueDictionary()
value = D("cached")
cache["k"] = value
print(len(cache))
del value
print(len(cache), "k" in cache)
