# Calls of partials and caches, plain and of classes that define __call__; weak references as keys.
import functools
import gc
import weakref


class Partial(functools.partial):
    def __call__(self, *args, **kwargs):
        return "own", args, kwargs, super().__call__(*args, **kwargs)


try:

    class Cache(functools._lru_cache_wrapper):
        pass

except TypeError as e:
    print(e)


class Quiet(functools.partial):
    pass


def show(*args, **kwargs):
    return args, kwargs


print(Partial(show, 1)(2), Partial(show)(), Partial(show, 1, 2)(3, 4, x=5), Partial(show)(*range(7)))
print(Quiet(show, 1)(2), Quiet(show)(1, 2), Quiet(show, x=1)(2))
for given in ((), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4)):
    p = functools.partial(show, *given)
    print(p(), p("a"), p("a", "b"), p("a", "b", "c"), p("a", x=1))
    p = functools.partial(show, *given, y=2)
    print(p(), p("a"), p("a", "b"), p("a", y=1))
p = functools.partial(show, functools.Placeholder, 1)
print(p(0), p(0, 2))
try:
    p()
except TypeError as e:
    print(e)
for call in (lambda: functools.partial(1), lambda: functools.partial(lambda: 0)(1), lambda: functools.partial(lambda a: a, 1)(2)):
    try:
        print(call())
    except TypeError as e:
        print(str(e)[:60])


@functools.lru_cache(maxsize=3)
def recent(a, b=0):
    return object()


made = [recent(i % 5, i % 2) for i in range(40)]
print(recent.cache_info(), made[-1] is recent(4, 1), made[-3] is recent(2, 1), made[0] is recent(0, 0))
try:
    recent([], 1)
except TypeError as e:
    print(e)


class Thing:
    def __init__(self, n):
        self.n = n


class Equal(Thing):
    def __eq__(self, other):
        return self.n == other.n

    def __hash__(self):
        return hash(self.n)


for kind in (Thing, Equal):
    a, b, c = kind(1), kind(2), kind(1)
    r, told = weakref.ref(a), weakref.ref(a, lambda _: None)
    print(r is weakref.ref(a), r == told, r != told, hash(r) == hash(told), r == weakref.ref(c), r == weakref.ref(b))
    table = weakref.WeakKeyDictionary({a: "a", b: "b"})
    table[c] = "c"
    print(len(table), table[a], table[b], table.get(kind(2)), a in table, weakref.WeakSet([a, b, c]) == {a, b, c})
    del a, c
    gc.collect()
    print(len(table), r(), r == told, r == r, hash(r) == hash(told))
print((5).__class__, "a".__class__, True.__class__, (2**70).__class__, None.__class__, 1.5.__class__)


class Same:
    """Two of one class: the reflected method is not asked."""

    def __add__(self, other):
        return NotImplemented

    def __radd__(self, other):
        return "reflected"

    def __matmul__(self, other):
        return "matmul"


try:
    Same() + Same()
except TypeError as e:
    print(e)
print(1 + Same(), Same() @ Same())
churn = {}
for i in range(3000):
    churn[(i, "k")] = i
    if i >= 100:
        del churn[(i - 100, "k")]
print(len(churn), list(churn)[:2], churn[(2950, "k")], (5, "k") in churn)
