# Insertion order, updates keep position, deletion and reinsertion moves to the end; equality ignores order.
d = {"b": 1, "a": 2}
d["c"] = 3
d["b"] = 9
print(d, list(d), d == {"a": 2, "c": 3, "b": 9}, d.pop("b"), d)
d["b"] = 1
print(d, d.popitem(), d, d.setdefault("a", 5), d.setdefault("n"), d.get("zz"), d.get("zz", 0), "a" in d, len(d), d.copy() is d)
d.update({"x": 1}, y=2)
d.update([("z", 3), ["w", 4]])
d.update(zip("pq", range(2)))
print(d, list(reversed(d)), list(d.items())[:2], max(d), sorted(d.values(), key=str), d.clear(), d)
print({1: "a", 1.0: "b", True: "c"}, {"a": 1} | {"b": 2, "a": 3}, dict(a=1, b=2), dict([(1, 2)], c=3), dict({"a": 1}), dict(zip("ab", [1, 2])), dict.fromkeys("ab"), dict.fromkeys([1, 2], []), {**{"a": 1}, "b": 2}, {k: v for k, v in [(1, 2), (1, 3)]}, {(1, 2): 3}[1, 2], {None: 0, (): 1, "": 2, 0: 3, False: 4})
e = {}
e |= {"a": 1}
e |= [("b", 2)]
print(e, e == {"b": 2, "a": 1}, e != {}, bool({}), {1: {2: {3: 4}}}[1][2][3])
for f in (lambda: {}["k"], lambda: {}.pop("k"), lambda: {}.popitem(), lambda: {[]: 1}, lambda: dict([1]), lambda: dict([(1, 2, 3)]), lambda: dict(5), lambda: dict(["ab", "c"]), lambda: dict(1, 2), lambda: {} | [], lambda: {}.update(5), lambda: {}.update([1]), lambda: {} < {}, lambda: {}.get(), lambda: dict.fromkeys(5), lambda: {} + {}, lambda: hash({}), lambda: {}.setdefault(), lambda: {}.pop(), lambda: {}.get([]), lambda: {1: 2}.items()[0], lambda: [] | {}, lambda: {}.fromkeys(), lambda: {}.update({}, {}), lambda: {}.pop("a", 1, 2), lambda: dict(**{1: 2}), lambda: {"a": 1}.a, lambda: dict("ab"), lambda: {} * 2):
    try:
        print(f())
    except Exception as x:
        print(type(x).__name__, x)
print({}.pop("k", "default"), dict.fromkeys("a", 1) == {"a": 1}, {}.get("x", y := 5), y, len({i: i for i in range(1000)}), dict(["ab", "cd"]))
class R:
    def __repr__(self): return "<R>"
print({R: 1}.keys().__len__(), {"k": R(), "s": "it's", 1.5: None}, str({1: "a"}), repr({}), {"self": ...})
