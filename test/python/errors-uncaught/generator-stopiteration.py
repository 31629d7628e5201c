# The chain printed for a StopIteration that leaks out of a generator.
def take(n, it):
    while n:
        yield next(it)
        n -= 1


print(list(take(2, iter("abc"))))
print(list(take(5, iter("abc"))))
