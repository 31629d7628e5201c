# Tuples: construction, immutability, comparison, hashing, methods.
print((), (1,), 1, (1, 2), ((1,), ()), tuple("ab"), tuple(), tuple([1]), (1, 2) + (3,), (1, 2) * 2, (0,) * 0, (1, 2, 3)[1:], (1, 2, 3)[::-1], len((1, 2)), 2 in (1, 2), (1, 2, 1).count(1), (1, 2).index(2), (1, 2) < (1, 3), (1,) < (1, 0), (1, 2) == (1.0, 2), () < (0,), (1, 2) != [1, 2], hash((1, 2)) == hash((1.0, 2)))
t = (1, [2])
t[1].append(3)
print(t, t == (1, [2, 3]))
try:
    t[1] += [4]
except TypeError as e:
    print(e, t)
for f in (lambda: t.__setitem__(0, 1), lambda: hash(t), lambda: {t: 1}, lambda: (1, 2)[5], lambda: (1,) + [2], lambda: (1,) * "a", lambda: (1, 2).index(3), lambda: (1, 2)["a"], lambda: tuple(5), lambda: tuple(1, 2), lambda: (1,) < ("a",), lambda: (1).append, lambda: (1, 2).sort(), lambda: (1, "a") < (1, 2), lambda: tuple(x=1), lambda: (1, 2) < 5, lambda: (1,).index(), lambda: ()[0], lambda: (1, 2)[1.0]):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
try:
    t[0] = 1
except TypeError as e:
    print(e)
try:
    del t[0]
except TypeError as e:
    print(e)
a = 1, 2
b = a
a += (3,)
print(a, b, a is b, tuple(a) is a, a[:] is a, () is (), (1, 2)[0:0] == (), tuple(x * 2 for x in a), *a, max(a), sum(a), sorted(a, reverse=True), list(zip(a, a[1:])), [*a, *b], (*a, *"z"), dict([(1, 2)]), a.__add__((9,)), repr((None, "a", 1.5, b"x")), a.__contains__(3), bool(()), not (0,))
x = (1, (2, (3, (4,))))
while x:
    print(x[0], end=" ")
    x = x[1] if len(x) > 1 else ()
print()
print((lambda *a: a)(1, 2), (yield_ := (1, 2)), {(1, 2): "k"}[1, 2], {(1,): 1, (1.0,): 2}, isinstance((), tuple), ((((1)))), (1), (1,)[0], "%s-%s" % (1, 2), (1, 2) in [(1, 2)], tuple({"a": 1, "b": 2}.items()), (1,) is not (1, 2))
