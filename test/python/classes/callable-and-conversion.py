# __call__, __bool__, __len__, __index__, __int__, __float__, __complex__: who is asked and what they may return.
class C:
    def __call__(self, *a, **k):
        return a, k


c = C()
print(c(1, x=2), callable(c), callable(C), callable(5), c.__call__(3))
c.__call__ = lambda: "instance attribute is ignored"
print(c())


class B:
    def __init__(self, v): self.v = v
    def __bool__(self): return self.v


class L:
    def __init__(self, v): self.v = v
    def __len__(self): return self.v


print(bool(B(True)), not B(False), bool(L(0)), bool(L(3)), "y" if L(1) else "n")
for x in (B(1), B(None), L(-1), L("x"), L(1.5), L(True)):
    try:
        print(bool(x))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
for x in (L(-1), L(2.0), L(10**30)):
    try:
        len(x)
    except Exception as e:
        print(type(e).__name__, e)


class I:
    def __init__(self, v): self.v = v
    def __index__(self): return self.v


print([10, 20, 30][I(1)], "abc"[I(0) : I(2)], list(range(I(3))), hex(I(255)), int(I(7)), float(I(2)), complex(I(1)), "x" * I(3), bytes(I(2)), round(1.256, I(2)))
for f in (lambda: [1][I("s")], lambda: [1][I(1.5)], lambda: int(I(None)), lambda: [1]["0"], lambda: range(1.5), lambda: "x" * 1.5, lambda: hex("1")):
    try:
        f()
    except TypeError as e:
        print(e)


class N:
    def __int__(self): return 5
    def __float__(self): return 2.5
    def __complex__(self): return 1 + 2j
    def __trunc__(self): return 9
    def __round__(self, n=None): return "round", n
    def __floor__(self): return "floor"
    def __ceil__(self): return "ceil"
    def __abs__(self): return "abs"
    def __neg__(self): return "neg"
    def __pos__(self): return "pos"
    def __invert__(self): return "inv"
    def __divmod__(self, o): return "divmod", o
    def __rdivmod__(self, o): return "rdivmod", o


import math
n = N()
print(int(n), float(n), complex(n), round(n), round(n, 2), math.floor(n), math.ceil(n), math.trunc(n), abs(n), -n, +n, ~n, divmod(n, 1), divmod(1, n))


class Bad:
    def __int__(self): return 1.5
    def __float__(self): return 1
    def __complex__(self): return 1
    def __index__(self): return True


for f in (int, float, complex, lambda x: [1, 2][x]):
    try:
        print(f(Bad()))
    except TypeError as e:
        print(e)
for f in (int, float, complex, len, abs, round, iter, next, hash, lambda x: -x, lambda x: x(), lambda x: x[0], reversed):
    try:
        f(object()) if f is not hash else f([])
    except TypeError as e:
        print(e)
