# groupby, chain, zip_longest, accumulate, starmap, pairwise, batched, tee.
import itertools as it, operator
print([(k, list(g)) for k, g in it.groupby("AAAABBBCCDAA")], [(k, len(list(g))) for k, g in it.groupby([1, 1.0, True, 2])], [(k, list(g)) for k, g in it.groupby(sorted("banana", key=str.lower), key=ord)])
g = it.groupby([1, 1, 2, 2, 3])
k1, g1 = next(g); print(k1, next(g1)); k2, g2 = next(g); print(list(g1), k2, list(g2), [k for k, _ in g])
def bad_key(x): return 1 // x
gg = it.groupby([1, 0], bad_key)
print(next(gg)[0])
try: next(gg)
except ZeroDivisionError as e: print(e)
print(list(it.chain("ab", [1], {2: 3})), list(it.chain()), list(it.chain.from_iterable(["ab", "c"])), list(it.chain.from_iterable(x * 2 for x in "pq")))
print(list(it.zip_longest("abc", [1], fillvalue=None)), list(it.zip_longest()), list(it.accumulate([1, 2, 3])), list(it.accumulate("abc")), list(it.accumulate([5, 3, 9], max)), list(it.accumulate([], initial=7)), list(it.accumulate([1, 2], operator.sub, initial=0)))
print(list(it.starmap(pow, [(2, 3), [3, 2]])), list(it.pairwise([1])), list(it.pairwise("abc")), list(it.batched("abcde", 2)), list(it.batched([], 3)), list(it.batched("abcd", 2, strict=True)))
a, b, c = it.tee("xyz", 3)
print(next(a), next(a), list(b), list(a), list(c), it.tee([], 0))
for f in (lambda: list(it.batched("abc", 2, strict=True)), lambda: it.batched("a", 0), lambda: it.tee("a", -1), lambda: it.tee(5), lambda: list(it.chain(5)), lambda: list(it.starmap(pow, [5])), lambda: it.zip_longest("a", fill=1), lambda: it.groupby(5), lambda: list(it.accumulate([1, "a"])), lambda: list(it.chain.from_iterable(5)), lambda: list(it.zip_longest("a", 5)), lambda: it.pairwise(), lambda: list(it.accumulate([1, 2], 5))):
    try: print(f())
    except (ValueError, TypeError) as e: print(type(e).__name__, e)
