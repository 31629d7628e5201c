# An uncaught StopIteration from next().
it = iter([1, 2])
print(next(it), next(it))
try:
    next(it)
except StopIteration as e:
    print(repr(e), e.value)


def first(iterable):
    return next(iter(iterable))


print(first("ab"))
first({})
