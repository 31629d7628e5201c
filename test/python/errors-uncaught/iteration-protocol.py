# A __next__ that fails, and __iter__ that gives no iterator.
class Count:
    def __init__(self):
        self.n = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        if self.n > 2:
            raise OSError("device gone")
        return self.n


class NoIterator:
    def __iter__(self):
        return [1]


try:
    for x in NoIterator():
        pass
except TypeError as e:
    print(e)
for n in Count():
    print(n)
