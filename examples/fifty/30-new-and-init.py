# 30. __new__ makes the instance, __init__ then sets it up.
class Both:
    def __new__(cls, *args):
        print("__new__", cls.__name__, args)
        instance = super().__new__(cls)
        instance.from_new = True
        return instance

    def __init__(self, *args):
        print("__init__", args, self.from_new)


Both(1, 2)


class Celsius(float):
    """An immutable type can only be changed in __new__."""

    def __new__(cls, value, unit="C"):
        if unit == "F":
            value = (value - 32) * 5 / 9
        return super().__new__(cls, value)


print(Celsius(212, "F"), Celsius(20) + 1, isinstance(Celsius(1), float))


class Elsewhere:
    def __new__(cls):
        return "not an instance, so __init__ is not called"

    def __init__(self):
        print("never")


print(Elsewhere())


class Singleton:
    instance = None

    def __new__(cls, *args):
        if cls.instance is None:
            cls.instance = super().__new__(cls)
        return cls.instance

    def __init__(self, value):
        self.value = value


a, b = Singleton(1), Singleton(2)
print(a is b, a.value)  # __init__ ran twice on the same object


class Pool:
    free = []

    def __new__(cls):
        return cls.free.pop() if cls.free else super().__new__(cls)


Pool.free.append(recycled := Pool())
print(Pool() is recycled)


class Shape:
    def __new__(cls, kind):
        return object.__new__({"circle": Circle, "square": Square}.get(kind, cls))


class Circle(Shape):
    pass


class Square(Shape):
    pass


print([type(Shape(k)).__name__ for k in ("circle", "square", "blob")])
for call in (lambda: object.__new__(int), lambda: Both.__new__(), lambda: int.__new__(str)):
    try:
        call()
    except TypeError as error:
        print(error)
print(type.__call__(Both, 9) is not None, Both.__new__.__class__.__name__)
