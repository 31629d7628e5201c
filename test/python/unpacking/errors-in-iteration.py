# Errors that arise while unpacking, and that unpacking asks the iterator exactly as often as needed.
class It:
    def __init__(self, n, fail=None):
        self.n, self.i, self.fail = n, 0, fail

    def __iter__(self):
        return self

    def __next__(self):
        print("next", self.i)
        if self.fail == self.i:
            raise self.exc
        if self.i >= self.n:
            raise StopIteration
        self.i += 1
        return self.i

    exc = KeyError("inside")


try:
    a, b = It(5)
except ValueError as e:
    print(e)
try:
    a, b, c = It(2)
except ValueError as e:
    print(e)
try:
    a, b = It(5, fail=1)
except KeyError as e:
    print("KeyError", e)
a, b = It(2)
print(a, b)
a, *b = It(2)
print(a, b)


class NoIter:
    __iter__ = None


class BadIter:
    def __iter__(self):
        return 5


class LenLies(list):
    def __len__(self):
        return 99

    def __iter__(self):
        print("list iter")
        return super().__iter__()


for bad in (NoIter(), BadIter()):
    try:
        a, b = bad
    except TypeError as e:
        print(e)
a, b = LenLies([1, 2])
print(a, b)


class T(tuple):
    def __iter__(self):
        return iter("zz")


a, b = T((1, 2))
print(a, b)
try:
    (a, b), c = [1, 2], 3, 4
except ValueError as e:
    print(e)
try:
    a, b = {"only": 1}
except ValueError as e:
    print(e)
try:
    a, b = ""
except ValueError as e:
    print(e)
