# Generators chained into pipelines; laziness shown by the order of prints.
def source(n):
    for i in range(n):
        print("make", i)
        yield i


def evens(it):
    for x in it:
        if x % 2 == 0:
            yield x


def batch(it, size):
    chunk = []
    for x in it:
        chunk.append(x)
        if len(chunk) == size:
            yield tuple(chunk)
            chunk.clear()
    if chunk:
        yield tuple(chunk)


p = batch(evens(source(7)), 2)
print("nothing yet")
print(next(p))
print(list(p))


def primes():
    found = []
    n = 2
    while True:
        if all(n % p for p in found if p * p <= n):
            found.append(n)
            yield n
        n += 1


from itertools import islice, takewhile
print(list(islice(primes(), 10)), list(takewhile(lambda p: p < 20, primes())))


def coroutine(f):
    def start(*a):
        g = f(*a)
        next(g)
        return g
    return start


@coroutine
def averager():
    total = count = 0
    avg = None
    while True:
        x = yield avg
        total += x
        count += 1
        avg = total / count


a = averager()
print([a.send(v) for v in (10, 20, 60)])


@coroutine
def broadcast(*targets):
    while True:
        v = yield
        for t in targets:
            t.send(v)


@coroutine
def sink(name, out):
    while True:
        out.append((name, (yield)))


out = []
b = broadcast(sink("x", out), sink("y", out))
for v in "ab":
    b.send(v)
print(out)


def permute(xs):
    if not xs:
        yield []
    for i, x in enumerate(xs):
        for rest in permute(xs[:i] + xs[i + 1:]):
            yield [x, *rest]


print(["".join(p) for p in permute(list("abc"))])
def fib():
    a, b = 0, 1
    while 1: yield a; a, b = b, a + b
print(next(x for x in fib() if x > 10**20))
