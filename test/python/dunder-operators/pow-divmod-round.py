# Three-argument pow, divmod, round, index, matmul and their reflected forms.
class N:
    def __init__(self, v): self.v = v
    def __pow__(self, o, m=None): return f"pow({self.v},{getattr(o, 'v', o)},{m})"
    def __rpow__(self, o, m=None): return f"rpow({self.v},{o},{m})"
    def __divmod__(self, o): return "dm", o
    def __rdivmod__(self, o): return "rdm", o
    def __floordiv__(self, o): return "fd"
    def __mod__(self, o): return "mod"
    def __rmod__(self, o): return "rmod"
    def __round__(self, *a): return "round", a
    def __index__(self): return self.v
n = N(3)
print(n ** 2, 2 ** n, pow(n, 2, 5), pow(2, n), pow(2, 3, 5), divmod(n, 2), divmod(2, n), n // 1, n % 1, 7 % n, "%d" % n, round(n), round(n, 2), round(n, None))
for f in (lambda: pow(2, n, 5), lambda: pow(2, 3, "x"), lambda: divmod(1, "x"), lambda: round(object()), lambda: pow("a", 2, 3), lambda: 1 // n, lambda: pow(2.0, 2, 2), lambda: n << 1, lambda: divmod(object(), 1)):
    try:
        print(f())
    except TypeError as e:
        print(e)
print(bin(n), oct(n), hex(n), [0, 1, 2, 3][n], "abcd"[n], list(range(n)), "ab" * n, [0] * n, n.__index__(), int.__add__(1, 2), chr(N(65)), bytes(n), "x".ljust(n, "."), [9, 8, 7, 6].pop(n), round(2.71828, n), range(10)[n], (5).__add__(n), "abc".__getitem__(N(1)))
class Ix:
    def __index__(self): raise ValueError("index failed")
for f in (lambda: [1][Ix()], lambda: hex(Ix()), lambda: range(Ix()), lambda: "a" * Ix(), lambda: [1][Ix():]):
    try:
        f()
    except ValueError as e:
        print(e)
class F:
    def __float__(self): return 2.5
import math
print(float(F()), math.sqrt(F()), math.floor(F()), int(2.9), complex(F()), math.fsum([F(), 1]), "%.1f" % F(), f"{float(F()):.2f}", math.hypot(F(), 0))
try:
    int(F())
except TypeError as e:
    print(e)
