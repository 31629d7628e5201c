# Set algebra as operators and methods: argument types, result types, in-place forms.
a, b = {1, 2, 3, 4}, {3, 4, 5}
print(a | b, a & b, a - b, b - a, a ^ b, a <= b, {3} < b, a >= {1}, a > a, a == {4, 3, 2, 1}, a != b, a.isdisjoint({9}), len(a), 3 in a, bool(set()))
print(a.union([9], (8,), "x") - {"x"}, a.intersection([1, 2], {2, 3}), a.difference([1], range(2, 4)), a.symmetric_difference([1, 9]), a.issubset(range(10)), a.issuperset([1]), a.union(), a.intersection(), a.copy() is a)
c = set(a)
c |= {7}
c &= {1, 2, 7}
c -= {1}
c ^= {7, 8}
print(c, c.update([1], "", (2,)), c, c.intersection_update([1, 8]), c, c.difference_update([1]), c, c.symmetric_difference_update([8, 9]), c)
c.add(5); c.add(5)
c.discard(99); c.remove(9)
print(c, c.pop(), c, c.clear(), c, set(), {*()}, set("aab") == {"a", "b"}, frozenset([1]) | {2}, {2} | frozenset([1]), type({2} - frozenset()).__name__, type(frozenset() & {1}).__name__)
for f in (lambda: a | [1], lambda: a & "x", lambda: a < [1], lambda: a.remove(77), lambda: set().pop(), lambda: {[]}, lambda: a.add({}), lambda: hash(a), lambda: a.union(5), lambda: set(5), lambda: a + b, lambda: a[0], lambda: [] in a, lambda: a.__ior__([1]), lambda: set(1, 2), lambda: a.add(), lambda: a.update(5), lambda: {1} < 5, lambda: a.isdisjoint(5), lambda: a.discard([]), lambda: set(x=1), lambda: a * 2, lambda: a.remove(set())):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print({1, 1.0, True}, {0, False, 0.0}, {1} == {1.0}, {1} == frozenset([1]), hash(frozenset([1, 2])) == hash(frozenset([2, 1])), {frozenset([1]): "k"}[frozenset({1})], frozenset([1]) in {frozenset([1])}, {1} in {frozenset([1])}, {x % 3 for x in range(10)}, sorted({(1, 2), (0, 5)}), repr(frozenset()), frozenset({3}), repr({None}), {()}, max({3, 1}), sum({1, 2}))
s = {1, 2, 3}
try:
    for x in s: s.add(x + 10)
except RuntimeError as e:
    print(e)
it = iter({1, 2})
print(it.__length_hint__(), next(it) in (1, 2), len(list(it)))
print({frozenset({1}), frozenset({1})}, s.discard({1}), {frozenset([5])}.remove({5}), set() < {1} < {1, 2}, sorted([{1, 2}, {1}, set()], key=len), {1, 2} <= {1, 2} < {1, 2, 3}, not {1} < {2} and not {2} < {1})
