# frozenset construction, operations with sets and iterables, errors.
f = frozenset("abc")
print(sorted(f), len(f), "a" in f, f == set("cba"), f <= frozenset("abcd"), f.isdisjoint("xyz"), sorted(f | {"d"}), sorted(f & {"a", "z"}), sorted(f - {"a"}), sorted(f ^ {"a", "q"}), type(f | set()).__name__, type(set() | f).__name__, frozenset() == set(), bool(frozenset()), sorted(f.union("de", "f")), frozenset([1, 1.0, True]))
for g in (lambda: f.add("x"), lambda: f | "x", lambda: frozenset([[]]), lambda: frozenset(5), lambda: frozenset(1, 2), lambda: f[0], lambda: f < 5, lambda: f + f, lambda: f.update("x"), lambda: frozenset(a=1), lambda: setattr(f, "x", 1)):
    try: print(g())
    except (AttributeError, TypeError) as e: print(type(e).__name__, e)
h = f
h |= {"z"}
print(sorted(h), sorted(f), {f: 1}[frozenset("cab")], frozenset({frozenset()}), hash(frozenset([1, 2, 3])) == hash(frozenset([3, 2, 1])), f.copy() is f, frozenset(f) is f, repr(frozenset([5])), {frozenset([1]), frozenset([1])} == {frozenset([1])})
for x in frozenset([7]): print(x)
print(min(frozenset([3, 1])), sum(frozenset([1, 2])), sorted(map(len, {frozenset("ab"), frozenset("abc")})), frozenset("ab") in {frozenset("ba")}, set("ab") in {frozenset("ba")}, not frozenset() , frozenset([1]) == {1} == frozenset({1}))
