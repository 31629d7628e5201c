# * and ** in displays and calls: order, precedence of later keys, error texts.
print([*range(3), *"ab"], (*[], 1), {*[1, 2], *(2, 3)} == {1, 2, 3})
print({"a": 1, **{"a": 2, "b": 3}, "b": 4})
print({**{}, **dict(x=1)})
x = *[1, 2], *"c"
print(x)


def f(*args, **kwargs):
    return args, kwargs


print(f(*[1], 2, *(3,), a=1, **{"b": 2}, c=3, **{"d": 4}))
print(f(*"xy", *{}, **{}))


class M:
    def keys(self):
        print("keys")
        return iter(["p", "q"])

    def __getitem__(self, k):
        print("item", k)
        return k * 2


print(f(**M()), {**M()})


def check(g):
    try:
        print(g())
    except Exception as e:
        print(type(e).__name__ + ":", e)


check(lambda: [*5])
check(lambda: (*None,))
check(lambda: {*1.5})
check(lambda: {**[1]})
check(lambda: f(*5))
check(lambda: f(**5))
check(lambda: f(a=1, **{"a": 2}))
check(lambda: f(**{"a": 1}, **{"a": 2}))
check(lambda: f(**{1: 2}))
check(lambda: print(**{"sep": 5}))
check(lambda: len(*[]))
check(lambda: {**{[]: 1}})


def returns():
    return *[1, 2], 3


def yields():
    got = yield *"ab", 1
    print("got", got)


print(returns())
g = yields()
print(next(g))
try:
    g.send("sent")
except StopIteration:
    pass
for i in *[1, 2], 3:
    print(i, end=" ")
print()
sub = {}
sub[1, *(2, 3)] = "ok"
print(sub)
