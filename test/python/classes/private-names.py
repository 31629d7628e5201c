# Name mangling: where it applies and where it does not.
class A:
    __x = 1
    __dunder__ = 2
    __y_ = 3
    _A__z = "z"

    def __m(self):
        return "A.__m"

    def get(self):
        return self.__x, self.__z, self.__m(), self.__dunder__

    def local(self):
        __v = 5
        __import__
        return sorted(locals())

    def glob(self):
        return __outside

    def attr(self, o):
        o.__new = 1
        del o.__new
        o.__k = 2
        return vars(o)

    def kw(self, *, __k=1):
        return __k

    def imp(self):
        import sys as __s
        return [k for k in locals()]

    def string(self):
        return hasattr(self, "__x"), getattr(self, "_A__x")

    class __Inner:
        __deep = 1


class O: pass


_A__outside = "outside"
a = A()
print(a.get(), a.local(), a.glob(), a.attr(O()), a.kw(_A__k=3), a.imp(), a.string())
print(sorted(k for k in A.__dict__ if "A__" in k), A._A__Inner.__name__, sorted(k for k in A._A__Inner.__dict__ if "deep" in k))
try:
    a.__x
except AttributeError as e:
    print(e)
try:
    a.kw(__k=1)
except TypeError as e:
    print(e)


class _B(A):
    def m(self):
        self.__own = 1
        return vars(self)


class __(A):
    def m(self):
        self.__own = 1
        return vars(self)


print(_B().m(), __().m())


def f():
    class C:
        def __init__(self):
            self.__a = lambda: self.__b
            self.__b = "closure"
        def go(self):
            return self.__a(), [self.__b for _ in "x"], {**{"k": self.__b}}
    return C().go()


print(f())


class M:
    __slots__ = ("__s", "t")
    def __init__(self): self.__s = 1


print(M.__slots__, sorted(k for k in dir(M) if k.endswith("_s")))


class K:
    def m(self, x):
        match x:
            case {"a": __cap}:
                pass
        for __i in [1]: pass
        with_ = [__j for __j in [1]]
        return sorted(locals())


print(K().m({"a": 1}))
