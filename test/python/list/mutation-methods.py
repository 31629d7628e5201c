# Every mutating list method with its corner cases and errors.
a = [3, 1, 2]
print(a.append(4), a.extend("xy"), a.insert(1, "i"), a.insert(-100, "first"), a.insert(100, "last"), a)
print(a.pop(), a.pop(0), a.pop(-2), a.remove("i"), a, a.index(1), a.count(1), a.reverse(), a, a.clear(), a)
a = [1, 2, 3, 4, 5]
a[1:3] = ["a", "b", "c"]
a[::2] = "XYZ"
a[0:0] = [0, 0]
a[len(a):] = [9]
a[-1:] = []
del a[1], a[-1]
del a[::3]
print(a)
a[:] = a * 2
a += (1,)
a += "z"
a *= 2
print(a, a is a.__iadd__([]), a.copy() == a, a.copy() is a, a[:] is a)
b = [1, 2, 3]
b[1:2] = b
print(b)
b.extend(b)
print(b, len(b))
b[::-1] = b
print(b)
for f in (lambda: [].pop(), lambda: [1].pop(5), lambda: [1].remove(2), lambda: [1].index(2), lambda: [1].index(1, 1), lambda: [1, 2].__setitem__(5, 0), lambda: [1, 2, 3].__setitem__(slice(None, None, 2), [1]), lambda: [1].extend(5), lambda: [1].__setitem__(slice(0, 1), 5), lambda: [1].__delitem__(3), lambda: [1].insert("a", 1), lambda: [1] + (2,), lambda: [1].__iadd__(5), lambda: [1] * "a", lambda: [1] * 1.5, lambda: [1]["a"], lambda: [1].pop("a"), lambda: [1, 2, 3][::0], lambda: hash([]), lambda: [].sort(5), lambda: [1].append(), lambda: [1].append(1, 2), lambda: [3, "a"].sort(), lambda: list(5), lambda: list(1, 2), lambda: list(a=1), lambda: [].nope, lambda: [1].count()):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
c = [[]] * 3
c[0].append("shared")
print(c, [[] for _ in range(2)], [0] * 0, [1] * -1, [None] * 2, list("ab"), list({"k": 1}), list(range(3)), list())
