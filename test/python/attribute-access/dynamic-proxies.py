# Proxies, method_missing-style objects, attribute chains, __getattr__ on modules-like objects.
class Chain:
    def __init__(self, path=()): self._path = path
    def __getattr__(self, n): return Chain((*self._path, n))
    def __getitem__(self, k): return Chain((*self._path, f"[{k!r}]"))
    def __call__(self, *a, **k): return f"{'.'.join(self._path)}({', '.join([*map(repr, a), *(f'{n}={v!r}' for n, v in k.items())])})"
c = Chain()
print(c.users.find(1, limit=2), c.a["k"].b(), c.x.y.z())
class Proxy:
    def __init__(self, o): object.__setattr__(self, "_o", o)
    def __getattr__(self, n): return getattr(object.__getattribute__(self, "_o"), n)
    def __setattr__(self, n, v): setattr(self._o, n, v)
    def __delattr__(self, n): delattr(self._o, n)
    def __dir__(self): return dir(self._o)
class T:
    v = 1
    def m(self): return self.v
t = T(); p = Proxy(t)
p.v = 5
print(p.m(), t.v, p.__class__.__name__, isinstance(p, T), "m" in dir(p), vars(t))
del p.v
print(p.m())
try:
    len(Proxy([1]))
except TypeError as e:
    print(e)
print(Proxy([1, 2]).__len__(), Proxy("ab").upper())
class Liar:
    @property
    def __class__(self): return int
print(isinstance(Liar(), int), type(Liar()).__name__, Liar().__class__)
class Bag:
    def __init__(self, **k): self.__dict__.update(k)
    def __repr__(self): return f"Bag({', '.join(f'{k}={v!r}' for k, v in sorted(self.__dict__.items()))})"
    def __eq__(self, o): return self.__dict__ == o.__dict__
b = Bag(a=1, b=Bag(c=2))
b.b.c += 40
setattr(b, "d", [b.b.c])
print(b, b == Bag(a=1, b=Bag(c=42), d=[42]), getattr(getattr(b, "b"), "c"))
import operator, types
print(operator.attrgetter("b.c", "a")(b), operator.methodcaller("__repr__")(b), types.SimpleNamespace(x=1, y="z"), types.SimpleNamespace(x=1) == types.SimpleNamespace(x=1))
ns = types.SimpleNamespace(n=1); ns.me = ns
print(ns, vars(ns).keys())
