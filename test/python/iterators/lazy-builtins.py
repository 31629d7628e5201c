# map, filter, zip, enumerate, reversed are lazy, single-pass, and stop or fail where they should.
log = []
def t(x): log.append(x); return x
m = map(t, [1, 2, 3])
print(log, next(m), log, list(m), list(m), log)
print(list(map(lambda *a: a, [1, 2], "ab", (True,))), list(filter(None, [0, 1, "", "a", None, [], [0]])), list(filter(lambda x: x > 1, [1, 2, 3])), list(zip()), list(zip([1])), list(zip("ab", [1, 2, 3])), list(enumerate("ab", 5)), list(enumerate([], 1)), list(enumerate("a", -10**20)))
a, b = iter([1, 2, 3]), iter([10, 20])
print(list(zip(a, b)), list(a), list(b))
a, b = iter([1, 2, 3]), iter([10, 20])
print(list(zip(b, a)), list(a))
for args in (([1], [1, 2]), ([1, 2], [1]), ([1], [1], []), ([], [1]), ([1, 2], [3, 4])):
    try:
        print(list(zip(*args, strict=True)))
    except ValueError as e:
        print(e)
    try:
        print(list(map(lambda *x: x, *args, strict=True)))
    except ValueError as e:
        print(e)
for f in (lambda: map(1), lambda: map(), lambda: list(map(1, [1])), lambda: filter(1), lambda: list(filter(1, [1])), lambda: zip(5), lambda: enumerate(5), lambda: enumerate([], "a"), lambda: map(int, 5), lambda: zip([1], 5), lambda: next(zip()), lambda: list(map(int, ["1", "x"])), lambda: enumerate(), lambda: reversed(5), lambda: sum("ab"), lambda: sum(["a"], ""), lambda: sum([b""], b""), lambda: sum([[1], [2]], []), lambda: min(), lambda: min([]), lambda: max(1, key=5), lambda: max([1, 2], key=5), lambda: any(5), lambda: all([1, 1 / 0]), lambda: min(1, 2, default=3), lambda: sorted(5), lambda: sorted(), lambda: max(None, 1)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
m = map(lambda x: 10 // x, [5, 0, 2])
out = []
while True:
    try:
        out.append(next(m))
    except ZeroDivisionError:
        out.append("zde")
    except StopIteration:
        break
print(out, any(x > 2 for x in [1, 3, 1 / 1]), all([]), any([]), max("abc", key=lambda c: -ord(c)), min([3, 1, 2], key=lambda x: -x), max([], default="d"), min("b", "a"), max([1, 1.0, True]), sum([1, 2], 10), sum((x for x in "12" if x.isdigit() and False), 5), sorted("bca", reverse=True), max({"a": 1, "b": 5}, key={"a": 1, "b": 5}.get), [*map(str.upper, "ab")], dict(map(reversed, [("a", 1)])), max((1, "z"), (1, "a")))
