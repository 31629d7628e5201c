# count, cycle, repeat, islice, takewhile, dropwhile: arguments, exhaustion, reprs, errors.
import itertools as it
print(list(it.islice(it.count(5, -2), 4)), list(it.islice(it.count(0.5, 0.25), 3)), list(it.islice(it.cycle("ab"), 5)), list(it.cycle([])), list(it.repeat(7, 3)), list(it.repeat(1, -5)), it.count(3), it.count(1, 2), it.repeat("x"), it.repeat("x", 2))
src = iter(range(10))
print(list(it.islice(src, 3)), next(src), list(it.islice(src, 1, 4, 2)), list(src))
print(list(it.islice("abcdef", None)), list(it.islice("abcdef", 2, None)), list(it.islice("abc", 0)), list(it.islice(range(9), 1, 8, 3)))
print(list(it.takewhile(str.isalpha, "ab1c")), list(it.dropwhile(str.isalpha, "ab1c")), list(it.filterfalse(None, [0, 1, "", 2])), list(it.compress("abcdef", [1, 0, 1])))
s = iter([1, 2, 5, 1])
print(list(it.takewhile(lambda x: x < 3, s)), list(s))
for f in (lambda: it.islice("a", -1), lambda: it.islice("a", 1, 2, 0), lambda: it.islice("a", "x"), lambda: it.islice(5, 1), lambda: it.islice("a"), lambda: it.count("x"), lambda: it.repeat(1, "x"), lambda: it.cycle(5), lambda: it.takewhile(1, "a").__next__(), lambda: it.count(1, 2, 3), lambda: it.repeat(), lambda: it.islice("a", 1.5), lambda: it.count(step="a")):
    try: print(f())
    except (ValueError, TypeError) as e: print(type(e).__name__, e)
c = it.count(10**20, 10**20)
print(next(c), next(c), c, operator_length := __import__("operator").length_hint(it.repeat(1, 4)))
