# Bound methods: identity, equality, hash, attributes and calling through the class.
class C:
    def m(self, *args):
        return self, args

    @classmethod
    def c(cls):
        return cls

    @staticmethod
    def s(x=1):
        return x

    f = lambda self: "lambda"
    n = len
    p = print


a, b = C(), C()
print(a.m == a.m, a.m is a.m, a.m == b.m, a.m.__self__ is a, a.m.__func__ is C.m, hash(a.m) == hash(a.m))
print(C.c() is C, a.c() is C, a.c.__self__ is C, C.c == C.c)
print(C.s(), a.s(5), C.s is a.s, a.f())
try:
    a.n()
except TypeError as e:
    print(e)
print(C.m(1, 2), C.m.__qualname__, a.m.__name__, a.m.__doc__)
try:
    a.m.attr = 1
except AttributeError as e:
    print(e)
C.m.attr = "on function"
print(a.m.attr)
import types
bound = types.MethodType(lambda self, x: (self, x), "me")
print(bound(1), bound.__self__)
try:
    types.MethodType(5, "x")
except TypeError as e:
    print(e)
try:
    types.MethodType(len, None)
except TypeError as e:
    print(e)
print(types.MethodType(len, [1, 2])(), [].append.__self__, "x".join.__name__)
a.extra = lambda *args: args
print(a.extra(1))
print({a.m: 1}[a.m])


class Eq:
    def __eq__(self, other):
        return True

    __hash__ = None

    def m(self):
        pass


x, y = Eq(), Eq()
print(x.m == y.m, x.m == x.m)
print(str.upper("a"), list(map(str.upper, "ab")), list.append.__name__)
try:
    str.upper(5)
except TypeError as e:
    print(e)
try:
    list.append()
except TypeError as e:
    print(e)
