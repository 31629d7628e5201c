# Starred targets take what is left, as a list.
a, *b = "hello"
print(a, b)
*a, b = range(1)
print(a, b)
a, *b, c = (1, 2)
print(a, b, c)
[a, *b], *c = [[1, 2, 3], 4, 5]
print(a, b, c)
*a, = {1: 2, 3: 4}
print(a)
for x, *y in [(1, 2, 3), "ab", {9: 1}]:
    print(x, y)
(a, (b, *c), *d) = 1, [2, 3, 4], 5, 6
print(a, b, c, d)
first, *_, last = iter(range(10**3))
print(first, last, len(_))


class Seq:
    def __getitem__(self, i):
        if i > 3:
            raise IndexError
        return i * i


p, *q = Seq()
print(p, q)
obj = type("O", (), {})()
obj.a, *obj.rest, obj.z = "wxyz"
print(obj.__dict__)
lst = [0] * 4
lst[0], *lst[1:3], lst[3] = "12345"
print(lst)


def check(f):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)


def too_few():
    a, b, *c, d = 1, 2


def too_many():
    a, b = 1, 2, 3


def too_few_plain():
    a, b, c = [1]


def not_iterable():
    a, b = 5


def not_iterable_star():
    a, *b = None


def gen():
    yield 1
    yield 2
    print("third asked")
    yield 3
    print("fourth asked")


def from_gen():
    a, b = gen()


for f in (too_few, too_many, too_few_plain, not_iterable, not_iterable_star, from_gen):
    check(f)
