"""Dicts of few keys, of ints in a row, and what takes them out of either form."""


class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return hash(self.n)

    def __eq__(self, other):
        return self.n == (other.n if isinstance(other, Key) else other)

    def __repr__(self):
        return f"Key({self.n!r})"


def show(d, *probes):
    print(d, len(d), [d.get(p) for p in probes], [p in d for p in probes])


for start in (0, 1, -2, 7, 2**53 - 3, 10**20):
    d = {}
    for i in range(start, start + 8):
        d[i] = i * 2
    show(d, start, start + 7, start + 8, start - 1, float(start), True, None, "0")
    d[start + 3] = "new"
    del d[start + 5]
    show(d, start + 5, start + 3)
    d[start + 5] = "back"
    show(d, start + 5)
    d[start + 8] = "next"
    d[start + 20] = "far"
    show(d, start + 8, start + 20, start + 9)

# A row that something else follows.
for late in ("text", True, 2.0, 8.0, 8.5, None, (1, 2), Key(2), Key(8), -1, 10**20, "é", "\U0001f40d", frozenset()):
    d = {i: str(i) for i in range(8)}
    d[late] = "late"
    show(d, 1, 8, late, Key(3), Key(8))
    d.pop(late)
    d[8] = "8"
    show(d, 0, 8)

# Few keys.
for late in ("e", 1, 0, False, 1.0, None, (1,), Key("a"), Key(1), "\U0001f40d"):
    d = {"a": 1, "b": 2, 1: 3}
    d[late] = "late"
    show(d, "a", 1, True, 1.0, Key("b"), Key(1), "zz")
    del d["a"]
    d["c"] = 5
    show(d, "a", "c", late)
    d |= {"x": 1, "y": 2, "z": 3}
    show(d, "x", "b", late)

# Looked for many times, changed between.
d = {"one": 1, "two": 2}
for i in range(40):
    if i % 7 == 0:
        d[f"k{i}"] = i
    if i % 9 == 8:
        d.pop("one", None)
        d["one"] = i
    assert d["two"] == 2 and d["one"] is not None and d.get("three") is None
print(d)

# Rows that lose keys, are walked, copied, moved, emptied.
d = dict.fromkeys(range(10))
while len(d) > 4:
    k = next(iter(d))
    del d[k]
    print(d, k in d, 9 in d)
print(d.popitem(), d, 9 in d, 8 in d)
d[9] = "again"
d[10] = "more"
print(d, 10 in d)
c = d.copy()
c[11] = c[12] = 0
print(c, d, 12 in c, 12 in d, 6 in c)
d.clear()
d[5] = 5
d["five"] = 5
print(d, 5 in d, "five" in d)

small = {0: "a", 1: "b"}
for _ in range(20):
    small[0], small[1], small.get(2)
small[7] = "c"
small[2] = "d"
show(small, 0, 1, 2, 7, 3)

big = {i: i for i in range(100)}
for i in range(0, 100, 2):
    del big[i]
for i in range(100, 180):
    big[i] = i
print(list(big)[:5], list(big)[-3:], 51 in big, 52 in big, 150 in big, len(big))
for i in range(100):
    big[i] = -i
print(list(big.items())[:3], list(big.items())[-3:], big[99], big[100])

from collections import OrderedDict

o = OrderedDict((i, i) for i in range(8))
o.move_to_end(2)
o.move_to_end(5, last=False)
print(o, o[2], o[5], o[7], 8 in o)
o[8] = 8
print(o.popitem(), o.popitem(last=False), o, o[6])

# Displays.
print({"a": 1, "b": 2, "a": 3}, {"x": 1, **{"x": 2, "y": 3}, "x": 4})
print({"a": 1, "b": 2, "c": 3, "d": 4, "e": 5, "f": 6}["f"], {"__proto__": 1, "constructor": 2}.get("toString"))


def order(name):
    print(name, end=" ")
    return name


print({"a": order("first"), "b": [order(x) for x in "xy"], "c": order("last")})
try:
    print({"a": order("evaluated"), "b": 1 // 0, "c": order("never")})
except ZeroDivisionError as e:
    print(e)


def keywords(*args, **kwargs):
    kwargs["more"] = len(args)
    return kwargs


print(keywords(a=1, b=2), keywords(1, 2, z=3, **{"y": 4, "é": 5, "not an identifier": 6}), dict(k=1, v=2))
