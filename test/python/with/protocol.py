# The with statement: order of calls, arguments of __exit__, swallowing, lookups on the type.
class C:
    def __init__(self, name, swallow=False): self.name, self.swallow = name, swallow
    def __enter__(self):
        print("enter", self.name)
        return self.name.upper()
    def __exit__(self, kind, value, tb):
        print("exit", self.name, kind and kind.__name__, value, tb is not None and tb.tb_lineno > 0)
        return self.swallow


with C("a") as a, C("b") as b:
    print(a, b)
with (C("c") as c, C("d", True), C("e") as e,):
    raise ValueError("boom")
print("after", c, e)
with C("f") as (x, *y):
    print(x, y)
d = {}
with C("gh") as d["k"]:
    print(d)
try:
    with C("i") as (p, q, r):
        print("not reached")
except ValueError as e:
    print(e)


class Instance: pass
i = Instance()
i.__enter__ = i.__exit__ = lambda *a: None
class OnlyEnter:
    def __enter__(self): return 1
class OnlyExit:
    def __exit__(self, *a): pass
class AsyncOnly:
    async def __aenter__(self): pass
    async def __aexit__(self, *a): pass
class BadExit:
    def __enter__(self): pass
    def __exit__(self): pass
for bad in (i, OnlyEnter(), OnlyExit(), AsyncOnly(), 5, BadExit(), C):
    try:
        with bad:
            print("inside")
    except TypeError as e:
        print(e)


class EnterFails(C):
    def __enter__(self): raise OSError("enter failed")


try:
    with C("outer"), EnterFails("inner"):
        print("never")
except OSError as e:
    print(e)


def loops():
    for n in range(4):
        with C(f"loop{n}"):
            if n == 0: continue
            if n == 1: break
    with C("ret"):
        return "value"


print(loops())


class Truthy:
    def __init__(self, v): self.v = v
    def __enter__(self): pass
    def __exit__(self, *a): return self.v
class BadBool:
    def __bool__(self): raise ArithmeticError("bool")
for v in (1, "", [0], None, 0.0):
    try:
        with Truthy(v):
            raise KeyError(v)
        print("swallowed", v)
    except KeyError as e:
        print("passed", e)
try:
    with Truthy(BadBool()):
        1 / 0
except ArithmeticError as e:
    print(e, repr(e.__context__))
