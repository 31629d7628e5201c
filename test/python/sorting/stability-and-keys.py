# Sorting: stable, key called once an element, reverse keeps order of equals, only < is used.
data = [("b", 2), ("a", 2), ("c", 1), ("d", 2), ("e", 1)]
print(sorted(data, key=lambda p: p[1]), sorted(data, key=lambda p: p[1], reverse=True), sorted(data), sorted(data, key=lambda p: (-p[1], p[0])))
calls = []
sorted([3, 1, 2], key=lambda x: calls.append(x) or x)
print(calls)
class L:
    def __init__(self, v): self.v = v
    def __lt__(self, o): ops.append("<"); return self.v < o.v
    def __gt__(self, o): ops.append(">"); return self.v > o.v
ops = []
print([x.v for x in sorted([L(3), L(1), L(2)])], set(ops), [x.v for x in sorted([L(1), L(2)], reverse=True)], max(L(1), L(5)).v, min([L(4), L(2)]).v, sorted(set(ops)))
l = [5, 3, 9]
print(l.sort(), l, l.sort(reverse=True), l, sorted("hello"), sorted({"b": 1, "a": 2}), sorted(range(5), key=lambda x: x % 2), sorted([True, 0, 2, False]), sorted([[2, 1], [1, 5], [1]]), sorted(["b", "A", "a", "B"]), sorted(["b", "A", "a", "B"], key=str.lower), sorted([1.5, 1, -2, 2**70, -0.0, 0]))
for f in (lambda: sorted([1, "a"]), lambda: sorted([None, None]), lambda: sorted([1j, 2j]), lambda: sorted([{}, {}]), lambda: sorted([1, 2], key=5), lambda: sorted([1], lambda x: x), lambda: [2, 1].sort(lambda x: x), lambda: sorted([1, 2], key=lambda x: 1 / (x - 1)), lambda: sorted(5), lambda: sorted([3, 1], reverse="yes"), lambda: sorted([1, 2], cmp=1), lambda: sorted(["a", "b"], key=len, reverse=2.5), lambda: sorted([3, 1], reverse=None)):
    try:
        print(f())
    except (TypeError, ZeroDivisionError) as e:
        print(type(e).__name__, e)
m = [3, 1, 2]
try:
    m.sort(key=lambda x: 1 / 0)
except ZeroDivisionError:
    print(m)
import functools
x, out = 7, []
for i in range(200):
    x = (x * 1103515245 + 12345) % 2**31
    out.append((x % 10, i))
s = sorted(out, key=lambda p: p[0])
print(all(a[0] < b[0] or a[1] < b[1] for a, b in zip(s, s[1:])), s == sorted(out), sorted(out, reverse=True) == sorted(out)[::-1], sorted(out, key=lambda p: p[0], reverse=True)[:3])
print(sorted("banana", key=functools.cmp_to_key(lambda a, b: (b > a) - (b < a))), sorted(["10", "9", "1"], key=int), sorted(zip("ba", [1, 2])), sorted([(1, "b"), (1, "a")], key=lambda t: t[0]))
