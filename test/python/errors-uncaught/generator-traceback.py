# Errors inside generators show both frames; a StopIteration inside becomes RuntimeError.
def numbers(limit):
    for n in range(limit):
        if n == 2:
            raise LookupError(f"stopped at {n}")
        yield n


def relay():
    yield from numbers(5)


def leaky():
    yield next(iter(()))


try:
    list(leaky())
except RuntimeError as e:
    print(e, repr(e.__cause__))
for value in relay():
    print(value)
