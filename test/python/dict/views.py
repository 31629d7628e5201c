# keys(), values() and items() are live, set-like (keys, items), reversible, and refuse misuse.
d = {"a": 1, "b": 2, "c": 3}
k, v, i = d.keys(), d.values(), d.items()
print(k, v, i)
d["d"] = 4
print(len(k), list(v), ("d", 4) in i, ("d", 5) in i, "d" in k, 4 in v, 9 in v)
print(sorted(k & {"a", "z"}), sorted(k | ["q"]), sorted(k - {"a"}), sorted(k ^ {"a", "e"}), sorted({"a", "z"} & k), sorted({"a", "z"} - k), k == {"a", "b", "c", "d"}, k == ["a"], k >= {"a"}, k < {"a"}, k.isdisjoint({"z"}), i & {("a", 1)}, sorted(i - {("a", 1)}), i == {("a", 1)}, type(k & k).__name__)
print(list(reversed(k)), list(reversed(v)), list(reversed(i)), list(reversed(d)), v == d.values(), k == d.keys(), i == d.items(), k.mapping, type(k.mapping).__name__)
for f in (lambda: k[0], lambda: v & v, lambda: hash(k), lambda: k.add("x"), lambda: k & 5, lambda: k < ["a"], lambda: [] in {1: []}.items(), lambda: {1: []}.items() & {1}, lambda: {1: []}.items() | {1}, lambda: type(k)(), lambda: ([],) in i, lambda: k.mapping.__setitem__("x", 1), lambda: len(iter(k)), lambda: v.isdisjoint([])):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
it = iter(d)
next(it)
d["new"] = 1
try:
    next(it)
except RuntimeError as e:
    print(e)
it = iter(d.items())
next(it)
del d["new"]
try:
    next(it)
except RuntimeError as e:
    print(e)
for key in d: d[key] *= 10
print(d)
try:
    for key in d: del d[key]
except RuntimeError as e:
    print(e, len(d))
try:
    for key in d:
        d[key + "x"] = d.pop(key)
        if len(key) > 20: break
except RuntimeError as e:
    print(e)
try:
    for key in list(d): d["n" + key] = 1
    for x, y in d.items(): d.clear()
except RuntimeError as e:
    print(e, d)
print(list(d), d.keys() | {1}, dict.fromkeys("ab").values(), len({1: 2}.items() | {3}), {}.keys(), {}.items(), iter({}.keys()).__length_hint__())
