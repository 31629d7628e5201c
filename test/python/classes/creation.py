# The class statement: body namespace, __qualname__, __module__, __doc__, keywords, bases with __mro_entries__.
class A:
    """Doc of A."""
    print(__name__, __module__, __qualname__)
    x = 1
    y = x + 1
    for i in range(3):
        pass

    def m(self): ...

    class Inner:
        print(__qualname__)


print(A.__doc__, A.y, A.i, A.Inner.__qualname__, A.__name__, A.__bases__, A.__module__)
print([k for k in A.__dict__ if k not in ("__dict__", "__weakref__", "__static_attributes__", "__firstlineno__")])
print(A.__firstlineno__, A.__static_attributes__)


class S:
    def __init__(self):
        self.one = 1
        self.two, self.three = 2, 3
        other = self
        other.four = 4

    def m(self):
        self.five = 5
        def inner(self):
            self.six = 6


print(sorted(S.__static_attributes__))


class Entry:
    def __mro_entries__(self, bases):
        print("mro_entries", len(bases))
        return (A,)


class B(Entry()):
    pass


print(B.__bases__, [type(b).__name__ for b in B.__orig_bases__])
bases = (A,)
class C(*bases, **{"metaclass": type}): pass
print(C.__mro__)


def f():
    class Local:
        class Deep:
            def m(self): pass
    return Local


print(f().__qualname__, f().Deep.m.__qualname__)
try:
    class D(A, A): pass
except TypeError as e:
    print(e)
try:
    class D(5): pass
except TypeError as e:
    print(e)
try:
    class D(bool): pass
except TypeError as e:
    print(e)
try:
    class D(int, str): pass
except TypeError as e:
    print(e)
try:
    class D(foo=1): pass
except TypeError as e:
    print(e)
try:
    class D:
        raise KeyError("in body")
except KeyError as e:
    print(e, "D" in globals())
T = type("T", (A,), {"z": 5, "__doc__": None})
print(T.z, T.__module__, T.__qualname__, T.__doc__, type("X.Y", (), {}).__qualname__)
for args in [(), ("a",), ("a", ()), ("a", (), {}, 1), (1, (), {}), ("a", [], {}), ("a", (), 5), ("a\0b", (), {})]:
    try:
        print(type(*args))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
