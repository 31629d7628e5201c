# Augmented assignment evaluates its target once and prefers the in-place method.
class Num:
    def __init__(self, n):
        self.n = n

    def __iadd__(self, other):
        print("iadd", other)
        self.n += other
        return self

    def __add__(self, other):
        print("add", other)
        return Num(self.n + other)

    def __mul__(self, other):
        print("mul", other)
        return Num(self.n * other)

    def __isub__(self, other):
        return NotImplemented

    def __sub__(self, other):
        print("sub", other)
        return Num(self.n - other)


class Box:
    def __getattr__(self, name):
        print("getattr", name)
        return 10

    def __setattr__(self, name, value):
        print("setattr", name, value)


def where():
    print("where")
    return Box()


n = m = Num(1)
n += 2
print(n is m, n.n)
n *= 3
print(n is m, n.n, m.n)
n -= 4
print(n.n)
where().size += 5
data = {"k": [1]}


def container():
    print("container")
    return data


def index():
    print("index")
    return "k"


container()[index()] += (2, 3)
print(data)
t = ([1],)
try:
    t[0] += [2]
except TypeError as e:
    print(e, t)
s = "a"
s *= 3
b = 2
b **= 10
b //= 3
b <<= 2
b |= 3
b ^= 1
b >>= 1
b %= 50
b &= 0b11111
print(s, b)
try:
    undefined_name += 1
except NameError as e:
    print(e)
