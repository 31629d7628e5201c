# Cooperative multiple inheritance: keyword forwarding, attribute conflicts, isinstance with mixins.
class Root:
    def __init__(self, **kw):
        if kw:
            raise TypeError(f"left over: {sorted(kw)}")
        self.order = getattr(self, "order", []) + ["Root"]


class A(Root):
    def __init__(self, a=0, **kw):
        super().__init__(**kw)
        self.a = a
        self.order.append("A")


class B(Root):
    def __init__(self, b=0, **kw):
        super().__init__(**kw)
        self.b = b
        self.order.append("B")


class C(A, B):
    def __init__(self, *, c=0, **kw):
        super().__init__(**kw)
        self.c = c
        self.order.append("C")


x = C(a=1, b=2, c=3)
print(x.order, vars(x))
try:
    C(z=1)
except TypeError as e:
    print(e)


class Loud:
    def speak(self): return super().speak().upper()


class Twice:
    def speak(self): return super().speak() * 2


class Base:
    def speak(self): return "hi"


class LT(Loud, Twice, Base): pass
class OnlyLoud(Loud): pass


print(LT().speak())
try:
    OnlyLoud().speak()
except AttributeError as e:
    print(e)


class Data:
    x = property(lambda self: "Data.x")
class Plain:
    x = "Plain.x"
class P1(Data, Plain): pass
class P2(Plain, Data): pass
print(P1().x, P2().x)
try:
    P1().x = 5
except AttributeError as e:
    print(e)
p = P2()
p.x = "own"
print(p.x)


class Cmp:
    def __eq__(self, o): return "eq"
    def __lt__(self, o): return "lt"
class Num(Cmp, int): pass
print(Num(1) == 1, Num(1) < 5, 5 > Num(1), Num.__hash__, Num(3) + 1)


class ListDict(list):
    def __missing__(self, k): return k
try:
    class Both(list, dict): pass
except TypeError as e:
    print(e)
class Ok(Loud, list, Base): pass
print(Ok([1]), Ok([2]).speak(), [c.__name__ for c in Ok.__mro__], Ok.__base__.__name__)
