# 17. Reference counting frees most objects at once; a generational collector frees cycles.
import gc
import weakref


class Thing:
    def __init__(self, name):
        self.name = name


finalised = []


def watch(thing):
    return weakref.finalize(thing, finalised.append, thing.name)


t = Thing("counted")
watch(t)
del t
print(finalised)
gc.collect()
finalised.clear()
gc.disable()
a, b, c = Thing("a"), Thing("b"), Thing("c")
a.next, b.next, c.next = b, c, a
for x in (a, b, c):
    watch(x)
del a, b, c, x
print(finalised, "a cycle waits for the collector")
print(gc.collect() >= 3, sorted(finalised))
gc.enable()
print(gc.isenabled(), len(gc.get_threshold()), len(gc.get_count()), len(gc.get_stats()))
print(gc.is_tracked([]), gc.is_tracked(1), gc.is_tracked("s"), gc.is_tracked(Thing("x")))
phases = []
gc.callbacks.append(lambda phase, info: phases.append((phase, info["generation"])))
gc.collect()
gc.callbacks.clear()
print(phases)


class Resurrects:
    saved = None

    def __del__(self):
        Resurrects.saved = self


r = Resurrects()
r.me = r
del r
gc.collect()
print(Resurrects.saved is not None, type(Resurrects.saved).__name__)
ref = weakref.ref(Resurrects.saved)
Resurrects.saved.me = None
Resurrects.saved = None
gc.collect()
print(ref() is None)
