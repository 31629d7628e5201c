# Mapping patterns: keys present, rest, defaultdict, keys looked up with get.
from collections import defaultdict, ChainMap
from types import MappingProxyType


class K:
    key = "dotted"


def f(x):
    match x:
        case {"type": "a", "v": v}: return "a", v
        case {K.key: v, 5: w}: return "dotted", v, w
        case {"k": [x, *_], **rest}: return x, rest
        case {None: n, True: t}: return n, t
        case {-1: neg, 1j: im}: return neg, im
        case {"only": _, **rest} if not rest: return "exactly only"
        case {}: return "any mapping", len(x)
        case _: return "not a mapping"


for v in ({"type": "a", "v": 1, "z": 0}, {"dotted": 1, 5: 2}, {"k": [1, 2], "m": 3}, {None: 0, 1: "t"}, {-1: 1, 1j: 2}, {"only": 1}, {"only": 1, "b": 2}, {}, [], MappingProxyType({"type": "a", "v": 2}), ChainMap({"only": 1})):
    print(f(v))
d = defaultdict(list)
match d:
    case {"missing": m}: print("matched", m)
    case _: print("no default made", dict(d))


class M(dict):
    def get(self, k, default=None): print("get", k); return super().get(k, default)
    def __missing__(self, k): return "missing"
    def keys(self): print("keys"); return super().keys()


match M(a=1, b=2):
    case {"zz": _}: print("no")
    case {"a": a, **rest}: print(a, rest, type(rest).__name__)
class Dup: a = b = "same"
try:
    match {"same": 1}:
        case {Dup.a: x, Dup.b: y}: pass
except ValueError as e:
    print(e)
match {"a": {"b": {"c": [1, {"d": 2}]}}}:
    case {"a": {"b": {"c": [_, {"d": found}]}}}: print("found", found)
orig = {"x": 1}
match orig:
    case {**copy}: copy["y"] = 2; print(orig, copy)
