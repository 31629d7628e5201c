# Assignment to __bases__ and __class__ with mro() in play; layouts; slots that hide slots.
class Base:
    value = 1


class Odd(type):
    def mro(cls):
        return (cls, Base, object)


class Adopted(metaclass=Odd):
    pass


print(Adopted.value, Adopted.__bases__, Base.__subclasses__())
Base.value = 2
print(Adopted.value)


class Failing(type):
    fail = False

    def mro(cls):
        if Failing.fail:
            raise RuntimeError("no mro")
        return super().mro()


class A:
    pass


class B:
    pass


class C(A):
    pass


class D(C, metaclass=Failing):
    pass


Failing.fail = True
try:
    C.__bases__ = (B,)
except RuntimeError as e:
    print(e, C.__bases__, C.__mro__, D.__mro__)
Failing.fail = False
C.__bases__ = (B, A)
print(D.__mro__, A.__subclasses__(), B.__subclasses__())
for bases in ((), (D,), [A], (1,), (int,), (object, A)):
    try:
        C.__bases__ = bases
    except TypeError as e:
        print(e)


class Empty(type):
    def mro(cls):
        return ()


class Wrong(type):
    def mro(cls):
        return (cls, 5)


for meta in (Empty, Wrong):
    try:
        meta("X", (), {})
    except TypeError as e:
        print(e)


class S1:
    __slots__ = ("a", "b")


class S2:
    __slots__ = ["b", "a"]


class S3:
    __slots__ = ("a",)


class S4(S1):
    __slots__ = ()


class S5(S1):
    __slots__ = ("a",)


s = S1()
s.a, s.b = 1, 2
s.__class__ = S2
print(type(s).__name__, s.a, s.b)
for cls in (S3, S4, S5, A, int, object):
    try:
        s.__class__ = cls
        print(type(s).__name__)
    except TypeError as e:
        print(e)
t = S5()
t.a = "visible"
S1.a.__set__(t, "hidden")
print(t.a, S1.a.__get__(t), S5.a.__get__(t))
S1.a.__delete__(t)
try:
    S1.a.__get__(t)
except AttributeError as e:
    print(e, t.a)


class M1:
    def __init__(self):
        self.f = "own"


class M2:
    def f(self):
        return "method"


m = M1()
print(M2().f())
m.__class__ = M2
print(m.f, M2().f())


class Logged:
    def __setattr__(self, name, value):
        print("set", name, value)
        super().__setattr__(name, value)


o = Logged()
for i in range(3):
    o.x = i
    o.x
o.x += 1
