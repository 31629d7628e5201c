# The __class__ cell: shared by all methods, set by type.__new__, and what happens when a metaclass interferes.
class A:
    def who(self): return __class__

    def rebind(self):
        __class__ = 5
        return __class__

    def has(self):
        return A.has.__code__.co_freevars

    def no(self):
        return A.no.__code__.co_freevars

    def uses_super(self): return super()


print(A().who() is A, A().rebind(), A().has(), A().no(), A.uses_super.__code__.co_freevars)
f = A.who
Old = A
del A
print(f(1).__name__)


class Swap(type):
    def __new__(m, name, bases, ns):
        print("classcell" , "__classcell__" in ns)
        return super().__new__(m, name, bases, ns)


class S(metaclass=Swap):
    def m(self): return __class__.__name__


print(S().m(), "__classcell__" in S.__dict__)


class Drop(type):
    def __new__(m, name, bases, ns):
        ns.pop("__classcell__", None)
        return super().__new__(m, name, bases, ns)


try:
    class D(metaclass=Drop):
        def m(self): return __class__
except RuntimeError as e:
    print(str(e).replace("__main__.", ""))


class Twice(type):
    def __new__(m, name, bases, ns):
        first = super().__new__(m, name, bases, dict(ns))
        cls = super().__new__(m, name + "2", bases, dict(ns))
        return cls


try:
    class T(metaclass=Twice):
        def m(self): return __class__.__name__
    print(T().m())
except TypeError as e:
    print(e)


class BodyUse:
    try:
        __class__
    except NameError as e:
        print("body:", e)
    def later(self): return __class__


def call_early():
    class E:
        def m(): return __class__
        try:
            m()
        except NameError as e:
            print(e)
call_early()
class Meta2(type):
    def __init__(cls, name, bases, ns):
        cls.early = cls().m()
class G(metaclass=Meta2):
    def m(self): return __class__.__name__, super().__init__ is not None
print(G.early)
class Outer:
    def f(self):
        class Inner:
            def g(self): return __class__.__name__
        return __class__.__name__, Inner().g()
print(Outer().f())
