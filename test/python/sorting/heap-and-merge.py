# Sorting algorithms written by hand agree with sorted().
def quick(a):
    if len(a) <= 1: return a
    p, *rest = a
    return quick([x for x in rest if x < p]) + [p] + quick([x for x in rest if x >= p])
def merge(a):
    if len(a) < 2: return a[:]
    m = len(a) // 2
    l, r, out = merge(a[:m]), merge(a[m:]), []
    while l and r: out.append((l if l[0] <= r[0] else r).pop(0))
    return out + l + r
def heap(a):
    a = a[:]
    def sift(i, n):
        while (c := 2 * i + 1) < n:
            if c + 1 < n and a[c] < a[c + 1]: c += 1
            if a[i] >= a[c]: return
            a[i], a[c] = a[c], a[i]
            i = c
    for i in range(len(a) // 2, -1, -1): sift(i, len(a))
    for n in range(len(a) - 1, 0, -1):
        a[0], a[n] = a[n], a[0]
        sift(0, n)
    return a
def insertion(a):
    a = list(a)
    for i in range(1, len(a)):
        j = i
        while j and a[j - 1] > a[j]:
            a[j - 1], a[j] = a[j], a[j - 1]
            j -= 1
    return a
def radix(a):
    for shift in range(0, 16, 4):
        buckets = [[] for _ in range(16)]
        for x in a: buckets[x >> shift & 15].append(x)
        a = [x for b in buckets for x in b]
    return a
x, data = 1, []
for _ in range(120):
    x = x * 48271 % 2147483647
    data.append(x & 0xFFFF)
for f in (quick, merge, heap, insertion, radix): print(f.__name__, f(data) == sorted(data), f([]), f([1]), f([2, 2, 1]))
print(sorted(data)[:5], quick(list("sorting")), merge([(2, "a"), (1, "z"), (2, "A")]), heap([1.5, -2, 10**20, 0]))
def topo(g):
    seen, out = set(), []
    def visit(n, path=()):
        if n in path: raise ValueError(f"cycle: {' -> '.join((*path[path.index(n):], n))}")
        if n not in seen:
            for m in g.get(n, ()): visit(m, (*path, n))
            seen.add(n); out.append(n)
    for n in sorted(g): visit(n)
    return out
print(topo({"shirt": ["tie"], "tie": ["jacket"], "pants": ["shoes", "belt"], "belt": ["jacket"]}))
try:
    topo({"a": "b", "b": "c", "c": "a"})
except ValueError as e:
    print(e)
