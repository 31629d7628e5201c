# Walrus in loops, running totals, chunk reading, matching, and comprehension filters.
data = iter([3, 1, 4, 1, 5, 0, 9])
out = []
while (x := next(data)) != 0: out.append(x * 2)
print(out, x, list(data))
total = 0
print([total := total + v for v in [1, 2, 3, 4]], total)
print([(w, n) for w in ["a", "bcd", "ef"] if (n := len(w)) > 1], n)
def chunks(s, k):
    i = 0
    while c := s[i:i + k]: yield c; i += k
print(list(chunks("abcdefg", 3)))
if any((bad := v) < 0 for v in [1, -2, -3]): print("first negative", bad)
if not all((ok := v) for v in [1, 0, 2]): print("falsy", ok)
cache = {}
def get(k): return v if (v := cache.get(k)) is not None else cache.setdefault(k, k * 2)
print(get(2), get(2), cache)
print((a := 1) + (b := a + 1) + (c := a + b), [a, b, c], (lambda: (z := 3) * z)(), f"{(q := 'quoted')!r:>10} {q}")
prev = None
print([(prev, prev := x) for x in "abc"], prev)
stack = [1, [2, [3, [4]]]]
while isinstance(stack, list) and len(stack) > 1 and (head := stack[0]): stack = stack[1]; print(head, end=" ")
print(stack)
def f(n): return n if n < 2 else (m := f(n - 1)) + m
print(f(6), [y for x in range(5) if (y := x * x) % 2], y, {k: (s := s + k) if k else (s := 0) for k in range(4)}, s)
x = 0
while (x := x + 1) < 10:
    if x % 2: continue
    if (h := x / 2) == 3: break
print(x, h)
print(max((best := c, len(best)) for c in ["a", "ccc", "bb"]), best)
