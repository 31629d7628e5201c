# Assignment puzzles: nested patterns, repeated targets, evaluation order in for targets and with targets.
a = [1, [2, 3], {"k": [4, 5]}]
x, (y, z), w = a
[p, [q, *r]], s = [1, "xyz"], 2
print(x, y, z, w, p, q, r, s)
i, a[i] = 0, "first"
print(a)
b = [0, 1, 2]
b[0], b[b[0]] = 2, "where"
print(b)
(m, n), (n, m) = (1, 2), (3, 4)
print(m, n)
d = {}
for d["k"], (d["l"], *d["m"]) in [(1, "ab"), (2, [3, 4, 5])]: print(d)
class C: pass
c = C()
for c.x, c.y in {"a": 1}.items(): pass
print(vars(c))
l = [3, 1, 2]
l[0], l[1], l[2] = l[1], l[2], l[0]
print(l)
f = lambda: (1, (2, 3))
u, (v, *t) = f()
print(u, v, t, [k for k, *_ in ["ab", (1, 2, 3)]], {k: v for k, (v, _) in {"a": (1, 2)}.items()}, [e for [e] in [[1], (2,)]])
fib = [0, 1]
while len(fib) < 10: *_, e, g = fib; fib.append(e + g)
print(fib)
(h) = 5; (j,) = [6]; [k] = {7}; *o, = range(2)
print(h, j, k, o)
def rot(seq): first, *rest = seq; return [*rest, first]
print(rot([1, 2, 3]), rot("ab"), *(rot(rot("xyz"))))
node = lst = {"v": 1, "n": None}
lst["n"] = lst = {"v": 2, "n": None}
print(node, lst)
node = lst = {"v": 1}
lst["n"], lst = {"v": 3}, "rebound"
print(node, lst)
