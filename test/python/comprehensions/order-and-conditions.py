# Evaluation order in comprehensions, including dict keys before values and lazily evaluated conditions.
log = []


def t(x):
    log.append(x)
    return x


{t("k" + str(i)): t(i) for i in t(range(2)) if t(i >= 0)}
print(log)
log.clear()
[t((i, j)) for i in t([1, 2]) if t(i % 2 == 0) for j in t([3])]
print(log)
log.clear()
g = (t(i) for i in t([1, 2]))
print(log)
log.clear()
print(next(g), log)
try:
    (i for i in 5)
except TypeError as e:
    print(e)
g = (j for i in [1] for j in 5)
try:
    next(g)
except TypeError as e:
    print(e)
print({i % 3: i for i in range(7)})
print({len(w) for w in ["a", "bb", "cc"]} == {1, 2})
print([a if a else b for a, b in [(0, 1), (2, 3)]])
print([*[i for i in "ab"], *(c for c in "cd")])
print(list(x for x in [1, 2, 3] if x > 1), sum(x * x for x in range(5)))
print([x for x, in [(1,), (2,)]], [y for x, *y in ["abc"]])
print([d["k"] for d["k"] in [1, 2]] if (d := {}) is not None else 0, d)
nested = [[(r, c) for c in range(r)] for r in range(3)]
print(nested)
print([lst := [1], [lst for _ in "ab"]])
print(any(t(x) for x in [0, 3, 5]), log[-2:])
