# __missing__, subclasses in functions that take dicts, dict attributes of odd classes.
class D(dict):
    def __missing__(self, k):
        print("missing", k)
        self[k] = v = f"made {k}"
        return v


d = D(a=1)
print(d["b"], d["b"], d.get("c"), "c" in d, d.pop("z", 0), len(d), d.setdefault("q", 1))
class NoStore(dict):
    __missing__ = lambda self, k: k * 2
n = NoStore()
print(n["ab"], len(n), "%(x)s" % n, "{x}".format_map(n), eval("undefined_name", {}, n), [n[i] for i in range(3)])
try:
    dict.__missing__
except AttributeError as e:
    print(e)
class Lower(dict):
    def __init__(self, *a, **k):
        super().__init__()
        self.update(*a, **k)
    def __setitem__(self, k, v): super().__setitem__(k.lower(), v)
    def __getitem__(self, k): return super().__getitem__(k.lower())
    def __contains__(self, k): return super().__contains__(k.lower())
    def get(self, k, default=None): return super().get(k.lower(), default)
    def update(self, *a, **k):
        for key, v in dict(*a, **k).items(): self[key] = v


l = Lower({"A": 1}, B=2)
l["Cc"] = 3
print(l, l["CC"], "B" in l, l.get("cC"), dict(l), {**l}, l | {"Z": 1}, l.copy(), type(l.copy()).__name__)
def f(**kw): return kw
print(f(**l), type(f(**l)).__name__)
class Ordered(dict):
    def __iter__(self): return iter(sorted(super().keys()))
    def keys(self): return sorted(super().keys())
    def items(self): return [(k, self[k]) for k in self]
o = Ordered(b=1, a=2)
print(list(o), o, dict(o), {**o}, f(**o), list(o.items()), [*o], sorted(o.values()), max(o))
class Sub(dict): pass
s = Sub()
s.attr = 1
s["attr"] = 2
print(s.attr, s["attr"], s.__dict__, s == {"attr": 2}, repr(s), isinstance(s, dict), s | s, type(s | s).__name__, type(dict(s)).__name__)
class Attr(dict):
    __getattr__ = dict.__getitem__
    __setattr__ = dict.__setitem__
x = Attr(p=1)
x.q = x.p + 1
print(x, x.q, x.__dict__)
try:
    x.missing
except KeyError as e:
    print(repr(e), hasattr(x, "p"))
try:
    hasattr(x, "missing")
except KeyError as e:
    print("hasattr passes KeyError on", e)
class Eq(dict):
    def __eq__(self, o): return "custom"
print(Eq() == {}, {} == Eq(), Eq() != {}, dict.__eq__(Eq(), {}), dict.__ne__({}, 5), dict.__or__({}, 5))
