# Packages: toolz, more-itertools
# Tries: a selection of both
# Recorded by python3: quicker than the reference build.
# Module: more_itertools
import more_itertools as mi
import toolz, toolz.curried
from toolz import curry, compose, pipe, groupby, merge_with, memoize, partition_all, assoc_in, update_in, frequencies, sliding_window

print(list(mi.chunked(range(7), 3)), list(mi.windowed([1, 2, 3, 4], 2)), mi.first([], "d"), list(mi.flatten([[1], [2, 3]])))
print([list(i) for i in mi.partition(lambda x: x % 2, range(5))], list(mi.interleave_longest([1, 2], "abc")))
p = mi.peekable([1, 2, 3])
print(p.peek(), p[0], list(p), bool(p), list(mi.collapse([1, [2, [3, "ab"]]])), list(mi.split_at("a,b,c", lambda c: c == ",")))
b = mi.bucket(["a1", "b1", "a2"], key=lambda s: s[0])
print(sorted(b), list(b["a"]), list(mi.run_length.encode("aabbb")), list(mi.set_partitions([1, 2, 3], 2)), mi.seekable(range(3)).peek())
print(list(mi.consecutive_groups([1, 2, 4, 5]), ) and [list(g) for g in mi.consecutive_groups([1, 2, 4, 5])], mi.minmax([3, 1, 2]), list(mi.distinct_permutations("aab")))
print(list(mi.numeric_range(1.0, 2.0, 0.5)), mi.ilen(iter("abc")), mi.only([5]), list(mi.divide(3, range(7))[0]), list(mi.sieve(20)), mi.nth_product(5, "ab", "cd", "ef"))
try:
    mi.one([1, 2])
except ValueError as error:
    print(error)
@curry
def add(a, b, c=0):
    return a + b + c
print(add(1)(2), add(1, c=5)(2), pipe(3, add(1), str), compose(len, str)(1234), groupby(len, ["a", "bb", "c"]), merge_with(sum, {"a": 1}, {"a": 2, "b": 3}))
print(list(partition_all(2, range(5))), assoc_in({}, ["a", "b"], 1), update_in({"a": {"b": 1}}, ["a", "b"], lambda x: x + 1), frequencies("abca"))
print(pipe(range(5), toolz.curried.map(lambda x: x * 2), toolz.curried.filter(lambda x: x > 2), list), list(sliding_window(2, [1, 2, 3])), toolz.reduceby(lambda x: x % 2, lambda a, b: a + b, range(6), 0))
print(toolz.juxt(min, max)([3, 1]), toolz.thread_last([1, 2], (map, str), list), toolz.excepts(ValueError, int, lambda e: -1)("x"), list(toolz.concat([[1], [2]])))
