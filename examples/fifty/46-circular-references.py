# 46. Circular references: reference counts alone never reach zero; the collector finds the unreachable ones.
import gc
import weakref


class Parent:
    def __init__(self, name):
        self.name, self.children = name, []

    def add(self, child):
        child.parent = self
        self.children.append(child)
        return self


class Child:
    parent = None


gc.collect()
gc.disable()
p = Parent("p").add(Child()).add(Child())
watch = weakref.ref(p)
kept = weakref.ref(p.children[0])
del p
print("alive before collection:", watch() is not None)
print(gc.collect() > 0, watch(), kept())


class WeakChild:
    def __init__(self, parent):
        self._parent = weakref.ref(parent)

    @property
    def parent(self):
        return self._parent()


p = Parent("weak")
c = WeakChild(p)
p.children.append(c)
print(c.parent.name)
del p
print(c.parent)  # without a strong cycle it goes at once
loop = []
loop.append(loop)
probe = type("Probe", (), {"__slots__": ("x", "__weakref__")})()
probe.x = loop
loop.append(probe)
watch = weakref.ref(probe)
del loop, probe
gc.collect()
print(watch())
names = []


class Finalised:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        names.append(self.name)


a, b = Finalised("a"), Finalised("b")
a.other, b.other = b, a
del a, b
gc.collect()
print(sorted(names))
values = weakref.WeakValueDictionary()
keys = weakref.WeakKeyDictionary()
x, y = Parent("x"), Parent("y")
values["x"], keys[y] = x, "data"
x.me, y.me = x, y
print(len(values), len(keys))
del x, y
gc.collect()
print(len(values), len(keys), gc.garbage)
gc.enable()
