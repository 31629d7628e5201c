# C3 linearisation, its failures, and mro() overriding.
class O: pass
class A(O): pass
class B(O): pass
class C(A, B): pass
class D(B): pass
class E(C, D): pass


def names(c): return [k.__name__ for k in c.__mro__]


print(names(C), names(E), E.mro() == list(E.__mro__), E.__base__.__name__)
for bases in [(A, C), (O, A), (C, type("X", (B, A), {}))]:
    try:
        type("Bad", bases, {})
    except TypeError as e:
        print(e)


class M(type):
    def mro(cls):
        order = super().mro()
        print("mro of", cls.__name__, [c.__name__ for c in order])
        return [order[0], *reversed(order[1:-1]), order[-1]]


class P(metaclass=M):
    def m(self): return "P"
class Q(P):
    def m(self): return "Q"
class R(Q): pass


print(names(R), R().m())


class BadMro(type):
    def mro(cls): return [cls, 5]


try:
    BadMro("X", (), {})
except TypeError as e:
    print(e)


class X:
    def who(self): return ["X"]
class Y(X):
    def who(self): return ["Y"] + super().who()
class Z(X):
    def who(self): return ["Z"] + super().who()
class W(Y, Z):
    def who(self): return ["W"] + super().who()


print(W().who(), W.__bases__, issubclass(W, X), isinstance(W(), (int, Z)))
W.__bases__ = (Z, Y)
print(W().who(), names(W))
for value in [(), 5, (W,), (int,), (Y, Y), (X, Y)]:
    try:
        W.__bases__ = value
    except TypeError as e:
        print(e)
print(names(W))
class New(X):
    def who(self): return ["New"] + super().who()
Y.__bases__ = (New,)
print(names(W), W().who(), [c.__name__ for c in X.__subclasses__()])
try:
    X.__bases__ = (O,)
except TypeError as e:
    print(e)
