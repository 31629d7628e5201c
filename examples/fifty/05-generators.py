# 5. A generator function returns an iterator that gives its values one at a time.
def countdown(n):
    print("started")
    while n:
        yield n
        n -= 1
    print("finished")


g = countdown(3)
print(type(g).__name__, "nothing has run yet")
print(next(g), next(g))
print(list(g))
print(next(g, "exhausted"))


def naturals():
    n = 0
    while True:
        yield n
        n += 1


from itertools import islice

print(list(islice((x * x for x in naturals() if x % 2), 5)))
import sys

print(sys.getsizeof(x for x in range(10**6)) < sys.getsizeof([0] * 1000))


def running_average():
    total, count, average = 0, 0, None
    while True:
        value = yield average
        total += value
        count += 1
        average = total / count


avg = running_average()
next(avg)
print([avg.send(v) for v in (10, 20, 30)])
avg.close()


def chain(*its):
    for it in its:
        result = yield from it
        if result is not None:
            print("sub-generator returned", result)


def sub():
    yield "sub"
    return "done"


print(list(chain("ab", sub(), [1])))
try:
    g = countdown(2)
    next(g)
    g.throw(ValueError("thrown in"))
except ValueError as e:
    print(e)
