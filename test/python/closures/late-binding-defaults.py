# Defaults are evaluated once at definition; closures look up at call.
def now(x):
    print("default", x)
    return x


def f(a=now(1), *, b=now(2)):
    return a, b


print(f(), f(3), f(b=4))


def acc(item, into=[]):
    into.append(item)
    return into


print(acc(1), acc(2), acc(3, []), acc(4))
print(acc.__defaults__)
acc.__defaults__ = ([0],)
print(acc(5), acc.__defaults__)
f.__kwdefaults__ = {"b": "kw"}
print(f())
f.__kwdefaults__ = None
try:
    f()
except TypeError as e:
    print(e)
adders = {name: (lambda v, name=name: name + v) for name in "ab"}
print(adders["a"]("x"), adders["b"]("y"))
i = 5
g = lambda x=i: x + i
i = 6
print(g())


def make(n):
    def power(base, *, exp=n):
        return base**exp
    n = 100
    return power


print(make(3)(2))


def recursive_default(n, cache={0: 0, 1: 1}):
    if n not in cache:
        cache[n] = recursive_default(n - 1) + recursive_default(n - 2)
    return cache[n]


print(recursive_default(90), len(recursive_default.__defaults__[0]))


class D:
    size = 3

    def m(self, n=size):
        return n


D.size = 9
print(D().m())
