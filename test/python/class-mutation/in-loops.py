# The same call sites while classes change underneath them: caches must notice.
class P:
    v = 1
    def get(self): return "P.get"
class Q(P): pass
objs = [P(), Q(), Q()]
def probe(): return [(o.get(), o.v) for o in objs]
out = []
for step in range(9):
    if step == 1: Q.get = lambda self: "Q.get"
    if step == 2: P.v = 2
    if step == 3: objs[1].get = lambda: "instance"
    if step == 4: Q.v = property(lambda self: "prop")
    if step == 5: del Q.get, Q.v
    if step == 6: del objs[1].get; objs[2].v = "own"
    if step == 7: P.__getattribute__ = lambda self, n: (lambda: "hook " + n) if n == "get" else object.__getattribute__(self, n)
    if step == 8: del P.__getattribute__; objs[0].__class__ = Q; Q.get = lambda self: "again"
    print(step, probe())
def call_global(): return helper()
def helper(): return 1
r = [call_global()]
helper = lambda: 2
r.append(call_global())
import builtins
del helper
builtins.helper = lambda: "builtin"
r.append(call_global())
del builtins.helper
try:
    call_global()
except NameError as e:
    r.append(str(e))
print(r)
def uses_len(x): return len(x)
print(uses_len("abc"))
len = lambda x: "shadowed"
print(uses_len("abc"))
del len
print(uses_len("abc"))
class R:
    def __len__(self): return 1
def size(o): return [bool(o), o.__class__.__name__]
o = R()
print(size(o)); R.__len__ = lambda s: 0
print(size(o)); R.__bool__ = lambda s: True
print(size(o)); del R.__bool__, R.__len__
print(size(o))
def add(a, b): return a + b
print(add(1, 2), add("a", "b"), add([1], [2]), add(1.5, 1), add(True, True), add(2**60, 2**60))
