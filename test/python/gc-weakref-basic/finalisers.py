# __del__ runs at the last reference's end: del, rebinding, function exit, container clearing, exceptions.
import gc
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
a = D("rebound"); a = D("second"); print("after rebind")
del a; print("after del")
def f():
    x = D("local"); y = x
    del x
    print("still alive")
f(); print("after f")
l = [D("in list"), D("popped")]
l.pop(); print("after pop")
l[0] = None; print("after store")
d = {"k": D("in dict")}
d["k"] = 1; print("after dict store")
d["j"] = D("deleted key"); del d["j"]
D("temporary"); print("after temporary")
def g():
    x = D("exception")
    raise ValueError
try: g()
except ValueError: print("handler")
print("after handler")
class H: pass
h = H(); h.a = D("attribute"); h.a = None
h.b = D("with owner"); del h; print("after owner")
t = (D("in tuple"), 1); del t; print("after tuple")
def closure():
    x = D("captured")
    return lambda: x
c = closure(); print("closure made"); del c; print("after closure")
def gen():
    x = D("in generator")
    yield 1
    yield 2
it = gen(); next(it); del it; print("after generator")
s = {D("in set")}; s.clear(); print("after set")
for i in [D("loop 1"), D("loop 2")]: print("body", i.n)
del i; print("after loop")
class Res:
    saved = []
    def __del__(self): Res.saved.append(self); print("resurrected")
r = Res(); del r
print(len(Res.saved)); Res.saved.clear(); print("cleared once more: not called twice")
x = D("x"); y = x; x = None; print("one ref left"); y = None
print((lambda v: "arg")(D("argument")), "after call")
