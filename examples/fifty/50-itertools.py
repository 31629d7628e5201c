# 50. itertools: building blocks for iterators.
import itertools as it
import operator

print(list(it.islice(it.count(10, 5), 3)), list(it.islice(it.cycle("ab"), 5)), list(it.repeat("x", 2)))
print(list(it.accumulate([1, 2, 3, 4])), list(it.accumulate([3, 1, 2], max)), list(it.accumulate([1, 2], operator.mul, initial=10)))
print(list(it.chain("ab", [1])), list(it.chain.from_iterable(["cd", (2,)])), list(it.compress("abcd", [1, 0, True, False])))
print(list(it.dropwhile(lambda x: x < 3, [1, 3, 2])), list(it.takewhile(lambda x: x < 3, [1, 3, 2])), list(it.filterfalse(str.isdigit, "a1b")))
for key, group in it.groupby(["apple", "ant", "bee", "cat", "cow", "ape"], key=lambda w: w[0]):
    print(key, list(group), end="; ")
print()
print(list(it.permutations("abc", 2)), len(list(it.permutations(range(5)))))
print(list(it.combinations("abcd", 2)), list(it.combinations_with_replacement("ab", 2)), list(it.product("ab", [1, 2])), list(it.product([0, 1], repeat=2)))
print(list(it.zip_longest("abc", [1], fillvalue="-")), list(it.starmap(pow, [(2, 3), (3, 2)])), list(it.pairwise("abcd")), list(it.batched("abcdefg", 3)))
a, b = it.tee(iter([1, 2, 3]))
print(list(a), next(b), list(b))
print(list(it.islice("abcdefg", 1, None, 2)), list(it.islice(range(10), 2, 8, 3)), next(it.islice(it.count(), 10**4, None)))
groups = it.groupby("aab")
first = next(groups)
second = next(groups)
print(list(first[1]), list(second[1]))  # moving on empties the earlier group


def primes():
    numbers = it.count(2)
    while True:
        yield (p := next(numbers))
        numbers = filter(lambda n, p=p: n % p, numbers)


print(list(it.islice(primes(), 12)))
for call in (lambda: it.islice([], -1), lambda: list(it.combinations([1], -1)), lambda: it.repeat(), lambda: next(it.chain()), lambda: it.batched("a", 0), lambda: list(it.batched("abc", 2, strict=True))):
    try:
        call()
    except (ValueError, TypeError, StopIteration) as error:
        print(type(error).__name__, error)
lazy = it.starmap(lambda a, b: 1 / (a - b), [(2, 1), (1, 1)])
print(next(lazy))
try:
    next(lazy)
except ZeroDivisionError as error:
    print(error)
print(it.count(2.5, 0.5), next(it.count(1, -1)), it.repeat("a", 3), sum(it.repeat(2, 5)))
