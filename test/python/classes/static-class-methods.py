# staticmethod and classmethod: chaining, subclass behaviour, attributes, and calling them wrongly.
class A:
    count = 0

    @classmethod
    def make(cls, *a):
        cls.count += 1
        return cls.__name__, a

    @staticmethod
    def plain(x=None):
        """static doc"""
        return x

    def inst(self):
        return "inst", self.make(), self.plain(1)

    lam = staticmethod(lambda: "lam")
    built = classmethod(isinstance)
    called = plain(7)


class B(A):
    @classmethod
    def make(cls, *a):
        return "B:", super().make(*a)


print(A.make(1), A().make(2), B.make(3), B().inst(), A.count, B.count, A.lam(), A.called)
print(A.plain.__doc__, A.__dict__["plain"].__doc__, A.__dict__["plain"].__wrapped__ is A.plain, A.__dict__["make"].__func__.__name__)
print(type(A.__dict__["make"]).__name__, type(A.make).__name__, type(A.plain).__name__, type(A.__dict__["plain"]).__name__)
print(A.__dict__["make"].__isabstractmethod__, A.__dict__["plain"].__name__)
sm = staticmethod(len)
print(sm([1]), sm.__name__, sm.__get__(None, int)([1, 2]))
cm = classmethod(lambda c, *a: (c, a))
try:
    cm(1)
except TypeError as e:
    print(e)
print(cm.__get__(5)(), cm.__get__(None, str)(), cm.__get__("x", int)(1))
try:
    cm.__get__(None)
except TypeError as e:
    print(e)
for f in (lambda: staticmethod(), lambda: classmethod(1, 2), lambda: A.inst(), lambda: classmethod(5).__get__(None, A)()):
    try:
        print(f())
    except TypeError as e:
        print(e)
sm.extra = 1
print(sm.__dict__["extra"], repr(sm))


class Chain:
    @classmethod
    @property
    def p(cls):
        return cls.__name__

    @staticmethod
    @staticmethod
    def ss():
        return "ss"


print(type(Chain.p).__name__, Chain.ss())


class Meta(type):
    @classmethod
    def on_meta(mcs): return mcs.__name__
    def meth(cls): return cls.__name__


class WithMeta(metaclass=Meta):
    @classmethod
    def meth(cls): return "own"


print(WithMeta.on_meta(), WithMeta.meth(), Meta.meth(WithMeta))
try:
    WithMeta().on_meta()
except AttributeError as e:
    print(e)


class T:
    @classmethod
    def __class_getitem__(cls, k): return cls.__name__, k
    def __new__(*args): return args[0].__name__, args[1:]


print(T[1, 2], T(5))
