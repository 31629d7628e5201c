# Iterators over lists see appended elements; removal skips; sorting locks the list.
a = [1, 2, 3]
for x in a:
    if len(a) < 8: a.append(x * 10)
print(a)
a = [1, 2, 3, 4, 5, 6]
for x in a:
    if x % 2: a.remove(x)
print(a)
a = list("abcdef")
for i, x in enumerate(a):
    if x in "bc": del a[i]
print(a)
it = iter(a)
next(it)
a.clear()
print(list(it), list(it))
a.append("late")
print(list(it))
it = iter([1, 2, 3])
print(it.__length_hint__(), next(it), it.__length_hint__(), it.__reduce__()[1], list(it))
r = reversed([1, 2, 3])
print(next(r), list(r), list(r))
a = [1, 2, 3, 4]
r = reversed(a)
next(r)
a[:] = [9]
print(list(r))
a = [3, 1, 2]
def key(x):
    a.append(x)
    return x
try:
    a.sort(key=key)
except ValueError as e:
    print(e, a)
seen = []
a = [2, 1]
a.sort(key=lambda x: seen.append(list(a)) or x)
print(seen, a)
class Evil:
    def __init__(self, l): self.l = l
    def __eq__(self, o): self.l.clear(); return False
l = [0, 1, 2]
l[:] = [Evil(l), Evil(l), 5]
print(5 in l, l)
a = [1]
try:
    for i in range(3): a += [a.pop() if i == 5 else i]
    print(a, [x for x in a if a.append(0) is None or len(a) > 6][:3] if len(a) > 50 else len(a))
finally:
    pass
b = [1, 2, 3]
print([b.pop() for _ in b], b, [x for c in [[3, 2, 1]] for x in c if c.remove(x) is None])
for x in (d := [1, 2, 3])[:]: d.insert(0, -x)
print(d)
z = [1, 2]
z.append(z)
print(z, z[2] is z, z in z, z == z, len(z), z.index(z), repr(z[2][2]))
