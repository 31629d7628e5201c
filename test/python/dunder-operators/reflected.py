# Binary operators: reflected methods, subclass priority, NotImplemented.
class A:
    def __init__(self, n): self.n = n
    def __add__(self, o): print(self.n, "add", o); return NotImplemented
    def __radd__(self, o): print(self.n, "radd", o); return "radd"
    def __repr__(self): return f"{type(self).__name__}{self.n}"
class B(A):
    def __radd__(self, o): print(self.n, "B.radd", o); return "B.radd"
class Same(A): pass


def t(f):
    try:
        print("=", f())
    except TypeError as e:
        print("!", e)


t(lambda: A(1) + A(2))
t(lambda: A(1) + B(2))
t(lambda: B(1) + A(2))
t(lambda: A(1) + Same(2))
t(lambda: A(1) + 5)
t(lambda: 5 + A(1))
t(lambda: "s" + A(1))
t(lambda: [1] + A(1))
t(lambda: A(1) - 1)
t(lambda: 1 - A(1))
t(lambda: sum([A(1), A(2)]))
class R:
    __add__ = None
    def __radd__(self, o): return "R.radd"
class S:
    def __radd__(self, o): return "S.radd"
t(lambda: R() + S())
t(lambda: 1 + R())
t(lambda: S() + R())
class X(int):
    def __radd__(self, o): return "X.radd"
    def __rpow__(self, o, m=None): return "X.rpow", o, m
t(lambda: 1 + X(2))
t(lambda: X(2) + 1)
t(lambda: 2 ** X(3))
t(lambda: pow(2, X(3), 5))
t(lambda: 1.5 + X(2))
class M:
    def __matmul__(self, o): return "matmul", o
    def __rmatmul__(self, o): return "rmatmul", o
    def __imatmul__(self, o): return "imatmul", o
m = M()
print(m @ 1, 1 @ m)
m @= 2
print(m)
