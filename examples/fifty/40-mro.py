# 40. The method resolution order: C3 linearisation.
class A:
    def who(self):
        return "A"


class B(A):
    def who(self):
        return "B > " + super().who()


class C(A):
    def who(self):
        return "C > " + super().who()


class D(B, C):
    def who(self):
        return "D > " + super().who()


print(D().who())
print([c.__name__ for c in D.__mro__], D.mro() == list(D.__mro__))


class X: pass
class Y: pass
class P(X, Y): pass
class Q(Y, X): pass


try:
    class Z(P, Q): pass
except TypeError as error:
    print(error)


def merge(sequences):
    """C3 written out."""
    result = []
    sequences = [list(s) for s in sequences if s]
    while sequences:
        for sequence in sequences:
            head = sequence[0]
            if not any(head in other[1:] for other in sequences):
                break
        else:
            raise TypeError("no consistent order")
        result.append(head)
        sequences = [s for s in ([c for c in s if c is not head] for s in sequences) if s]
    return result


def linearise(cls):
    return [cls] + merge([linearise(b) for b in cls.__bases__] + [list(cls.__bases__)])


class E(C, A): pass
class F(E, B): pass


for cls in (A, D, E, F, bool):
    print(cls.__name__, [c.__name__ for c in cls.__mro__], linearise(cls) == list(cls.__mro__))
try:
    merge([[P, X, Y], [Q, Y, X], [P, Q]])
except TypeError as error:
    print(error)
print(super(B, D()).who(), super(C, D()).who(), D.__base__.__name__)
D.__bases__ = (C, B)
print(D().who(), [c.__name__ for c in D.__mro__])
print(F().who())
