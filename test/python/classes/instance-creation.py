# type.__call__: __new__ decides what comes out and whether __init__ runs.
class A:
    def __new__(cls, *args, **kw):
        print("new", cls.__name__, args, kw)
        return super().__new__(cls)

    def __init__(self, *args, **kw):
        print("init", args, kw)


A(1, k=2)


class B:
    def __new__(cls, x):
        return x

    def __init__(self, x):
        print("never for others")


print(B(5), B("s"))


class C(B):
    def __new__(cls, x):
        return object.__new__(C if x else cls)

    def __init__(self, x):
        print("C init", x)


C(1), C(0)


class Sub(C):
    def __init__(self, x):
        print("Sub init not run for base instance", x)


print(type(Sub(1)).__name__)


class BadInit:
    def __init__(self):
        return 5


try:
    BadInit()
except TypeError as e:
    print(e)


class NewOnly:
    def __new__(cls, a):
        return object.__new__(cls)


NewOnly(1)


class InitOnly:
    def __init__(self, a):
        pass


InitOnly(1)
for f in (lambda: object(1), lambda: object.__new__(NewOnly, 1), lambda: object.__new__(InitOnly, 1, 2), lambda: object.__new__(int),
          lambda: object.__new__(5), lambda: object.__new__(), lambda: int.__new__(str), lambda: int.__new__(bool),
          lambda: object.__init__(InitOnly(1), 5), lambda: object().__init__(1)):
    try:
        print(type(f()).__name__)
    except TypeError as e:
        print(e)


class Singleton:
    it = None
    def __new__(cls):
        if cls.it is None:
            cls.it = super().__new__(cls)
        return cls.it


print(Singleton() is Singleton())
x = A.__new__(A)
print(type(x).__name__)
x.__init__("again")
x.__class__ = InitOnly
print(type(x).__name__)
try:
    x.__class__ = int
except TypeError as e:
    print(e)
try:
    x.__class__ = 5
except TypeError as e:
    print(e)
try:
    (5).__class__ = bool
except TypeError as e:
    print(e)
