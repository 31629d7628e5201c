# Sets at work: sieve, word games, components, game of life, dedupe keeping order.
def sieve(n):
    s = set(range(2, n))
    for i in range(2, int(n**0.5) + 1):
        if i in s: s -= set(range(i * i, n, i))
    return sorted(s)
print(sieve(50))
def dedupe(it): seen = set(); return [x for x in it if not (x in seen or seen.add(x))]
print(dedupe([3, 1, 3, 2, 1]), dedupe("mississippi"))
edges = [(1, 2), (2, 3), (4, 5), (6, 6), (5, 7)]
comps = []
for a, b in edges:
    hit = [c for c in comps if a in c or b in c]
    comps = [c for c in comps if c not in hit] + [set().union({a, b}, *hit)]
print(sorted(map(sorted, comps)))
live = {(1, 0), (2, 1), (0, 2), (1, 2), (2, 2)}
def step(live):
    near = {(x + a, y + b) for x, y in live for a in (-1, 0, 1) for b in (-1, 0, 1)}
    n = lambda p: sum((p[0] + a, p[1] + b) in live for a in (-1, 0, 1) for b in (-1, 0, 1) if a or b)
    return {p for p in near if n(p) == 3 or p in live and n(p) == 2}
for _ in range(4): live = step(live)
print(sorted(live))
a, b = {"x", "y"}, {"y", "z"}
print(sorted(a | b), a & b, sorted(a ^ b), a - b, a.isdisjoint(b), a <= a | b, {1, 2} == {2, 1}, [sorted(s) for s in (a.union(b), a.difference(b), b - a)])
anagrams = {}
for w in ("listen", "silent", "enlist", "google", "elgoog", "abc"): anagrams.setdefault(frozenset(w), set()).add(w)
print(sorted(sorted(v) for v in anagrams.values() if len(v) > 1))
magic = [(i, j) for i in range(20) for j in range(i, 20) if {i * j, i + j} <= set(range(0, 40, 5))]
print(magic[:6], len(set("hello") & set("world")), sum({1, 2, 3}), sorted({x % 4 for x in range(10)}), {True, 1, 1.0}, sorted({*"abc"} - {*"b"}), len({(), (0,), frozenset()}), {1, 2} - {2} | {3} & {3, 4} ^ {5})
