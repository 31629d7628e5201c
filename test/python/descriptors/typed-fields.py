# Validating descriptors used by several classes, with storage on the instance or in a WeakKeyDictionary.
import weakref
class Typed:
    def __init__(self, kind, default=None): self.kind, self.default = kind, default
    def __set_name__(self, owner, name): self.name = "_" + name
    def __get__(self, o, t):
        if o is None: return self
        return getattr(o, self.name, self.default)
    def __set__(self, o, v):
        if not isinstance(v, self.kind): raise TypeError(f"{self.name[1:]}: {v!r} is no {self.kind.__name__}")
        setattr(o, self.name, v)
class Weak:
    def __init__(self): self.data = weakref.WeakKeyDictionary()
    def __get__(self, o, t): return self.data.get(o, "unset") if o is not None else self
    def __set__(self, o, v): self.data[o] = v
    def __delete__(self, o): del self.data[o]
class Person:
    name, age, extra = Typed(str, "?"), Typed(int), Weak()
    __hash__ = object.__hash__
p, q = Person(), Person()
p.name, p.age, p.extra = "ann", 5, [1]
print(p.name, p.age, p.extra, q.name, q.age, q.extra, vars(p), len(Person.extra.data))
for n, v in (("name", 5), ("age", "x"), ("age", True)):
    try:
        setattr(p, n, v); print(n, getattr(p, n))
    except TypeError as e:
        print(e)
del p.extra
print(p.extra)
try:
    del p.age
except AttributeError as e:
    print(e)
p.extra = 1
del p
import gc; gc.collect()
print(len(Person.extra.data))
