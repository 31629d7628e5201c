# frozensets as dictionary keys and nodes: undirected edges, subset construction, partitions.
edges = {frozenset("ab"): 4, frozenset("bc"): 1, frozenset("ac"): 7, frozenset("cd"): 2, frozenset("bd"): 9}
print(edges[frozenset("ba")], frozenset(["c", "b"]) in edges, len({frozenset("ab"), frozenset("ba")}))
def neighbours(n): return sorted((next(iter(e - {n})), w) for e, w in edges.items() if n in e)
print({n: neighbours(n) for n in "abcd"})
def shortest(a, b):
    best, todo = {a: (0, a)}, [a]
    while todo:
        n = min(todo, key=lambda x: best[x]); todo.remove(n)
        for m, w in neighbours(n):
            c = best[n][0] + w
            if m not in best or c < best[m][0]: best[m] = c, best[n][1] + m; todo.append(m)
    return best[b]
print(shortest("a", "d"))
parts = {frozenset(n) for n in "abcd"}
for e, w in sorted(edges.items(), key=lambda kv: kv[1]):
    x, y = [next(p for p in parts if v in p) for v in sorted(e)]
    if x != y: parts = parts - {x, y} | {x | y}; print("".join(sorted(e)), w)
print([sorted(p) for p in parts])
nfa = {(0, "a"): {0, 1}, (0, "b"): {0}, (1, "b"): {2}}
start = frozenset([0]); dfa, todo = {}, [start]
while todo:
    s = todo.pop()
    if s in dfa: continue
    dfa[s] = {c: frozenset().union(*(nfa.get((q, c), set()) for q in s)) for c in "ab"}
    todo.extend(dfa[s].values())
def accepts(w):
    s = start
    for c in w: s = dfa[s][c]
    return 2 in s
print(len(dfa), [w for w in ("ab", "aab", "ba", "abb", "bab", "") if accepts(w)], sorted(map(sorted, dfa)))
f = frozenset([1, frozenset([2]), (3, frozenset([4]))])
print(frozenset([2]) in f, (3, frozenset({4})) in f, {2} in f, hash(f) == hash(frozenset(list(f)[::-1])), f - {frozenset([2])} == frozenset([1, (3, frozenset([4]))]))
