# Dictionaries at work: grouping, inverting, memo tables, graphs, LRU order, merging nested.
words = "the cat sat on the mat the end".split()
count = {}
for w in words: count[w] = count.get(w, 0) + 1
by_len = {}
for w in words: by_len.setdefault(len(w), []).append(w)
inv = {}
for k, v in count.items(): inv.setdefault(v, set()).add(k)
print(count, by_len, {k: sorted(v) for k, v in inv.items()}, sorted(count, key=lambda w: (-count[w], w))[:3])
def merge(a, b): return {k: merge(a[k], b[k]) if isinstance(a.get(k), dict) and isinstance(b.get(k), dict) else b.get(k, a.get(k)) for k in a | b}
print(merge({"a": 1, "n": {"x": 1, "y": {"p": 0}}}, {"b": 2, "n": {"y": {"q": 1}, "z": 3}}))
class LRU(dict):
    def __init__(self, n): self.n = n
    def __getitem__(self, k): v = super().pop(k); super().__setitem__(k, v); return v
    def __setitem__(self, k, v):
        self.pop(k, None); super().__setitem__(k, v)
        while len(self) > self.n: del self[next(iter(self))]
l = LRU(2); l["a"] = 1; l["b"] = 2; l["a"]; l["c"] = 3; l["a"] = 9
print(l, list(l))
g = {"a": "bc", "b": "d", "c": "d", "d": "a"}
def bfs(s, t):
    prev, q = {s: None}, [s]
    for n in q:
        for m in g[n]:
            if m not in prev: prev[m] = n; q.append(m)
    path = []
    while t: path.append(t); t = prev[t]
    return path[::-1]
print(bfs("a", "d"), bfs("c", "b"))
trie = {}
for w in ("car", "cat", "dog"):
    n = trie
    for c in w: n = n.setdefault(c, {})
    n["$"] = w
def walk(n): return [n[k] if k == "$" else walk(n[k]) for k in n]
print(trie, walk(trie))
d = dict.fromkeys(range(5)); d |= {k: k * k for k in d if k % 2}
print(d, {k: v for k, v in sorted(d.items(), reverse=True) if v}, dict(sorted(count.items())[:2]), dict(zip(d, "abc")), [*d.items()][1], max(count.items(), key=lambda kv: kv[1]), d.keys() - {0, 1}, any(v is None for v in d.values()))
