# **kwargs is a fresh dict, keeps order, and accepts odd names.
def f(**kw):
    kw["added"] = 1
    return kw


d = {"b": 1, "a": 2}
print(f(**d), d)
print(f(**{"not an identifier": 1, "": 2, "class": 3}))


def g(self=None, /, **kw):
    return self, kw


print(g(self=1), g(5, self=6))


def h(*args, **kwargs):
    return args is h.last if hasattr(h, "last") else None, args, kwargs


t = (1, 2)
h.last = t
print(h(*t))
print(h(*[1, 2]))


class Str(str):
    pass


k = Str("key")
r = f(**{k: 1})
print(list(r))
print(dict(**{"a": 1}, b=2), dict([("a", 1)], a=2), dict({"a": 1}, **{"x y": 3}))


class Mapping:
    def __init__(self, **kw):
        self.kw = kw

    def keys(self):
        return self.kw.keys()

    def __getitem__(self, k):
        return self.kw[k]


print(f(**Mapping(z=26)))


def order(**kw):
    return list(kw)


print(order(c=1, **{"b": 2, "a": 3}, d=4))
def locals_of(a, /, b, *c, d, **e):
    return list(locals().items())
print(locals_of(1, 2, 3, d=4, f=5))
try:
    f(**{"a": 1}, **Mapping(a=2))
except TypeError as e:
    print(e)
try:
    f(**None)
except TypeError as e:
    print(e)
class BadKeys:
    keys = None
    def __getitem__(self, k): return 1
try:
    f(**BadKeys())
except TypeError as e:
    print(e)
