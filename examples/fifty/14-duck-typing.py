# 14. Duck typing: what matters is what an object can do, not what class it has.
class Duck:
    def quack(self):
        return "quack"


class Person:
    def quack(self):
        return "I imitate a duck"


class Silent:
    pass


for thing in (Duck(), Person(), Silent()):
    try:
        print(thing.quack())
    except AttributeError as error:
        print(error)


class Playlist:
    def __init__(self, *songs):
        self.songs = songs

    def __len__(self):
        return len(self.songs)

    def __getitem__(self, i):
        return self.songs[i]


p = Playlist("b", "a", "c")
print(len(p), p[0], p[-1], list(p), "a" in p, sorted(p), list(reversed(p)), bool(Playlist()), [*p], max(p))


class Writer:
    def __init__(self):
        self.text = ""

    def write(self, s):
        self.text += s


w = Writer()
print("print only needs a write method", 42, file=w)
print(repr(w.text))


class Meters:
    def __init__(self, n):
        self.n = n

    def __index__(self):
        return self.n

    def __float__(self):
        return self.n / 1

    def __add__(self, other):
        return Meters(self.n + (other.n if hasattr(other, "n") else other))

    __radd__ = __add__


print([10, 20, 30][Meters(1)], float(Meters(3)), sum([Meters(1), Meters(2)]).n, range(Meters(3)))
import collections.abc

print(isinstance(p, collections.abc.Sized), isinstance(p, collections.abc.Sequence), callable(Duck().quack), hasattr(p, "__iter__"))


def total(items):
    try:
        return sum(items)
    except TypeError:
        return "not summable"


print(total([1, 2]), total({3: "x"}), total(range(4)), total("ab"), total(5))
