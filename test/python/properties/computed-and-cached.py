# Computed attributes, functools.cached_property, properties with side effects and inheritance.
import functools
class T:
    def __init__(self, c): self.celsius = c
    @property
    def f(self): return self.celsius * 9 / 5 + 32
    @f.setter
    def f(self, v): self.celsius = (v - 32) * 5 / 9
    @functools.cached_property
    def cached(self): print("computing"); return self.celsius * 100
t = T(100)
t.f = 50
print(t.celsius, t.f, t.cached, t.cached, vars(t))
del t.cached
t.celsius = 1
print(t.cached)
t.cached = "overwritten"
print(t.cached, T.cached.attrname)
class Slots:
    __slots__ = ()
    @functools.cached_property
    def x(self): return 1
try:
    Slots().x
except TypeError as e:
    print(e)
try:
    class Two:
        a = functools.cached_property(lambda s: 1)
        b = a
except TypeError as e:
    print(e)
log = []
class Observed:
    def __init__(self): self._items = []
    @property
    def items(self): log.append("get"); return tuple(self._items)
    @items.setter
    def items(self, v): log.append(("set", v)); self._items = list(v)
o = Observed()
o.items = "ab"
o.items += ("c",)
print(o.items, log)
class Chain:
    @property
    def me(self): log.append("me"); return self
    value = 1
c = Chain()
c.me.me.value = 5
print(c.value, log[-2:])
