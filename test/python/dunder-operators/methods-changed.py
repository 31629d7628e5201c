# Types keep what their operators find: changes of classes, bases and subclasses show at once.


class Base:
    pass


class Left(Base):
    def __add__(self, other):
        return "Left.add"


class Right(Left):
    pass


def attempt(action):
    try:
        return action()
    except TypeError as error:
        return str(error)


def operate(a, b):
    return [attempt(lambda: a + b), attempt(lambda: b + a), attempt(lambda: a * b), attempt(lambda: a - 1), attempt(lambda: 1 - a), attempt(lambda: divmod(a, b))]


def in_place(a, b):
    a += b
    return a


l, r = Left(), Right()
print(operate(l, r))
Right.__radd__ = lambda self, other: "Right.radd"
print(operate(l, r))
Left.__radd__ = Right.__radd__
print(operate(l, r))
Right.__radd__ = lambda self, other: NotImplemented
print(operate(l, r))
Base.__mul__ = lambda self, other: "Base.mul"
Base.__sub__ = lambda self, other: "Base.sub"
Base.__rsub__ = lambda self, other: "Base.rsub"
Base.__rdivmod__ = lambda self, other: "Base.rdivmod"
print(operate(l, r))
print(in_place(l, r))
Left.__iadd__ = lambda self, other: "Left.iadd"
print(in_place(l, r), in_place(r, l))
Left.__iadd__ = lambda self, other: NotImplemented
print(in_place(l, r), in_place(r, l))
del Left.__iadd__, Left.__add__, Base.__sub__
print(operate(l, r))
print(attempt(lambda: in_place(l, r)))


class Other:
    def __add__(self, other):
        return "Other.add"


Right.__bases__ = (Other,)
print(operate(r, l), r + 1)
r.__class__ = Left
print(attempt(lambda: r + 1))


# Methods of built-in types where they do not belong, and where they do.
class Foreign:
    __add__ = int.__add__
    __mul__ = list.__mul__


class Number(int):
    __sub__ = int.__add__
    __add__ = list.__add__


print(attempt(lambda: Foreign() + 1))
print(attempt(lambda: Foreign() * 2))
print(Number(5) - 2, 2 - Number(5), attempt(lambda: Number(5) + 2), 2 + Number(5))


class Items(list):
    pass


print([1] + Items([2]), Items([1]) + [2], attempt(lambda: Items() + ()), Items([1]) * 2, 2 * Items([1]))
Items.__radd__ = lambda self, other: "Items.radd"
print([1] + Items([2]), in_place([1], Items([2])), attempt(lambda: () + Items()))
Items.__add__ = lambda self, other: NotImplemented
print(attempt(lambda: Items([1]) + [2]))
del Items.__add__
print(Items([1]) + [2])
