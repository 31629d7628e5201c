# Cycles are collected by gc.collect: counts, finalisers, weak references, callbacks, gc.freeze-free API.
import gc, weakref
gc.collect(); gc.disable()
class N:
    def __init__(self, n): self.n, self.link = n, None
    def __del__(self): log.append(self.n)
log = []
a, b = N(1), N(2); a.link, b.link = b, a
w = weakref.ref(a)
del a, b
print(log, w() is not None)
gc.collect()
print(sorted(log), w())
log.clear()
l = []; l.append(l); d = {}; d["d"] = d
class S:
    pass
s = S(); s.me = s; ws = weakref.ref(s, lambda r: log.append("callback"))
del l, d, s
print(gc.collect() >= 3, log)
def f():
    def g(): return g
    return weakref.ref(g)
wf = f(); gc.collect(); print(wf())
class Meta(type): pass
def make():
    class Local(metaclass=Meta): pass
    return weakref.ref(Local)
wl = make(); gc.collect(); print(wl())
class T:
    def __del__(self): T.kept = self
t = T(); t.t = t; t.data = [1]; del t; gc.collect()
print(T.kept.data, T.kept.t is T.kept)
del T.kept
gc.collect()
try: T.kept
except AttributeError as e: print(e)
gen = (lambda: (yield))()
next(gen)
try: 1 / 0
except ZeroDivisionError as e: err = e; err.self = err; we = weakref.ref(type("X", (), {})())
del err; gc.collect(); print(we())
gc.enable()
print(gc.isenabled(), gc.get_debug(), gc.garbage, all(isinstance(x, int) for x in gc.get_threshold()), gc.is_finalized(T()), gc.collect(0) >= 0, gc.collect(generation=2) >= 0)
for bad in (lambda: gc.collect(5), lambda: gc.collect("x"), lambda: gc.set_threshold()):
    try: bad()
    except (ValueError, TypeError) as e: print(type(e).__name__, e)
