"""functools and itertools."""
import functools
import itertools
import operator


@functools.lru_cache(maxsize=128)
def bounded(a, b):
    return a + b


@functools.lru_cache(maxsize=None)
def unbounded(n):
    return n if n < 2 else unbounded(n - 1) + unbounded(n - 2)


@functools.singledispatch
def describe(value):
    return 1


@describe.register
def _(value: int):
    return 2


@describe.register
def _(value: list):
    return 3


def task_lru_cache_two_arguments():
    return sum(bounded(i % 150, i % 3) for i in range(1500))


def task_lru_cache_one_argument():
    unbounded.cache_clear()
    return unbounded(300) % 1000 + sum(unbounded(i % 300) & 1 for i in range(1000))


def task_reduce():
    return functools.reduce(lambda a, b: a + b, range(2000)) + functools.reduce(operator.add, range(2000))


def task_partial():
    add = functools.partial(operator.add, 5)
    return sum(add(i) for i in range(1500))


def task_singledispatch():
    return sum(describe(value) for value in [1, [], "x"] * 200)


def task_cmp_to_key():
    return sorted(range(300, 0, -1), key=functools.cmp_to_key(lambda a, b: a % 17 - b % 17))[:2]


def task_chain_islice():
    return sum(itertools.islice(itertools.chain(range(1000), range(1000), range(1000)), 10, 2900))


def task_groupby():
    return sum(len(list(group)) for _, group in itertools.groupby(range(2000), key=lambda v: v // 7))


def task_product_permutations():
    return len(list(itertools.product(range(12), repeat=3))) + len(list(itertools.permutations(range(6))))


def task_combinations():
    return sum(a * b for a, b, _ in itertools.combinations(range(22), 3))


def task_accumulate_starmap():
    return sum(itertools.starmap(operator.mul, zip(itertools.accumulate(range(1500)), itertools.count())))


def task_zip_longest_pairwise():
    return sum(a + b for a, b in itertools.zip_longest(range(1000), range(900), fillvalue=0)) + sum(b - a for a, b in itertools.pairwise(range(1000)))


def task_takewhile_filterfalse_batched():
    low = sum(itertools.takewhile(lambda v: v < 900, itertools.count()))
    return low + sum(itertools.filterfalse(lambda v: v % 2, range(1000))) + sum(itertools.compress(range(1000), itertools.cycle([1, 0])))
