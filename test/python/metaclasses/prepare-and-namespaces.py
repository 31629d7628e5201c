# __prepare__ with mappings that record, forbid duplicates, provide constants and count definitions.
class NoDup(dict):
    def __setitem__(self, k, v):
        if k in self and not k.startswith("__"): raise TypeError(f"{k} defined twice")
        super().__setitem__(k, v)
class Strict(type):
    @classmethod
    def __prepare__(m, name, bases): return NoDup()
try:
    class A(metaclass=Strict):
        def f(self): ...
        def f(self): ...
except TypeError as e: print(e)
class Auto(dict):
    def __init__(self): super().__init__(); self.n = 0
    def __missing__(self, k):
        if k.isupper(): self[k] = self.n; self.n += 1; return self[k]
        raise KeyError(k)
class AutoEnum(type):
    __prepare__ = classmethod(lambda m, n, b, **k: Auto())
    def __new__(m, n, b, ns, **k):
        c = super().__new__(m, n, b, dict(ns)); c._names = [x for x in ns if x.isupper()]
        return c
class Color(metaclass=AutoEnum):
    RED; GREEN; BLUE
    default = GREEN
print(Color._names, Color.BLUE, Color.default)
try:
    class Bad(metaclass=AutoEnum): lower_case_name
except NameError as e: print(e)
class Multi(dict):
    def __setitem__(self, k, v):
        if callable(v) and k in self and callable(self[k]):
            prev = self[k]; new = v
            def dispatch(self_, *a, p=prev, n=new): return n(self_, *a) if n.__code__.co_argcount == len(a) + 1 else p(self_, *a)
            v = dispatch
        super().__setitem__(k, v)
class Overload(type):
    def __prepare__(n, b): return Multi()
class O(metaclass=Overload):
    def f(self, a): return "one", a
    def f(self, a, b): return "two", a, b
print(O().f(1), O().f(1, 2))
import collections, types
class Ordered(type):
    @classmethod
    def __prepare__(m, *a, **k): return collections.OrderedDict(given=k)
    def __new__(m, n, b, ns, **k): return super().__new__(m, n, b, ns)
    def __init__(c, *a, **k): pass
class P(metaclass=Ordered, opt=1):
    z = 1; a = 2
    seen = given
print([k for k in vars(P) if not k.startswith("__")], P.seen, types.new_class("N", (P,), {"x": 5}, lambda ns: ns.update(q=1)).q, types.prepare_class("X", (P,))[0].__name__, types.resolve_bases((int,)))
