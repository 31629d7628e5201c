# Comprehensions and lambdas inside class bodies see class names only through the first iterable.
k = "global k"


class A:
    k = "class k"
    a = [k for _ in range(1)]
    b = [x for x in [k]]
    c = (lambda: k)()
    d = (lambda k=k: k)()
    e = [y for x in [k] for y in [x, k]]
    f = {k: v for k, v in [(k, k)]}
    g = list(k for _ in [0])

    def method(self, values=[k]):
        return [k for v in values] + values


print(A.a, A.b, A.c, A.d)
print(A.e, A.f, A.g, A().method())


def outer():
    k = "function k"

    class B:
        k = k if False else "class k2"
        a = [k for _ in range(1)]
        b = (lambda: k)()

        class Inner:
            c = k

    return B.a, B.b, B.Inner.c


try:
    print(outer())
except NameError as e:
    print(e)


def outer2():
    k = "function k"

    class B:
        a = [k for _ in range(1)]
        b = k

        class Inner:
            k = "inner"
            c = [k for _ in "a"]

    return B.a, B.b, B.Inner.c


print(outer2())


class WithCell:
    def who(self):
        return [__class__.__name__ for _ in range(1)], [super().__repr__()[:9] for _ in [0]][0] is not None

    x = 1
    y = [x := 5][0]


print(WithCell().who(), WithCell.x, WithCell.y)
