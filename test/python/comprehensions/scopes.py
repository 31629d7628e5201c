# Comprehensions have their own scope, except for the first iterable and walrus targets.
x = "outer"
print([x for x in range(3)], x)
print({x: y for x, y in zip("ab", [1, 2])}, x)
print([(lambda: i)() for i in range(3)], [f() for f in [lambda: i for i in range(3)]])
print([y := n * 2 for n in range(3)], y)


class C:
    n = 3
    items = [i for i in range(n)]
    try:
        bad = [n for _ in range(2)]
    except NameError as e:
        print("class:", e)
    nested = [[n for n in range(2)] for _ in "ab"]
    z = [__qualname__ for __qualname__ in ["q"]]
    names = sorted(k for k in locals() if not k.startswith("_"))


print(C.items, C.nested, C.z, C.names)


def f():
    total = 0

    def add(n):
        nonlocal total
        total += n
        return total

    seen = [add(i) for i in range(4)]
    return seen, total, [total for total in "ab"], total, sorted(locals())


print(f())


def g():
    try:
        [unbound for _ in [1]]
    except NameError as e:
        print(type(e).__name__, e)
    unbound = 1
    return [locals().get("unbound"), [sorted(locals()) for k in [1]]]


print(g())
print([[a, b, c] for a in range(2) for b in range(a, 2) if a != b for c in "xy" if c > "x"])
fs = [lambda y=i, *, z=i * 2: (y, z, i) for i in range(2)]
print([h() for h in fs])
print([i for i in [j for j in range(3) if j] if i], "i" in globals())
print((lambda: [x for x in [x]])())
