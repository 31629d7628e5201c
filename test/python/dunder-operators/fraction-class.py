# A complete numeric class: mixed arithmetic with ints and floats, ordering, hashing, formatting.
import math
class Q:
    __slots__ = "n", "d"
    def __init__(self, n, d=1):
        if d == 0: raise ZeroDivisionError(f"Q({n}, 0)")
        g = math.gcd(n, d) * (1 if d > 0 else -1)
        self.n, self.d = n // g, d // g
    def _op(f):
        def op(self, o):
            if isinstance(o, int): o = Q(o)
            elif isinstance(o, float): return f(float(self), o)
            elif not isinstance(o, Q): return NotImplemented
            return f(self, o)
        return op
    def _rop(f): return lambda self, o: f(Q(o), self) if isinstance(o, int) else f(o, float(self)) if isinstance(o, float) else NotImplemented
    add = lambda a, b: Q(a.n * b.d + b.n * a.d, a.d * b.d) if isinstance(a, Q) else a + b
    mul = lambda a, b: Q(a.n * b.n, a.d * b.d) if isinstance(a, Q) else a * b
    div = lambda a, b: Q(a.n * b.d, a.d * b.n) if isinstance(a, Q) else a / b
    sub = lambda a, b: Q(a.n * b.d - b.n * a.d, a.d * b.d) if isinstance(a, Q) else a - b
    __add__, __radd__, __mul__, __rmul__ = _op(add), _rop(add), _op(mul), _rop(mul)
    __truediv__, __rtruediv__, __sub__, __rsub__ = _op(div), _rop(div), _op(sub), _rop(sub)
    def __neg__(self): return Q(-self.n, self.d)
    def __abs__(self): return Q(abs(self.n), self.d)
    def __pow__(self, e): return Q(self.n**e, self.d**e) if e >= 0 else Q(self.d**-e, self.n**-e)
    def __eq__(self, o): return (self.n, self.d) == (o.n, o.d) if isinstance(o, Q) else self.n == o * self.d if isinstance(o, int) else NotImplemented
    def __lt__(self, o): o = o if isinstance(o, Q) else Q(o); return self.n * o.d < o.n * self.d
    def __le__(self, o): return self < o or self == o
    def __hash__(self): return hash(self.n) if self.d == 1 else hash((self.n, self.d))
    def __float__(self): return self.n / self.d
    def __floor__(self): return self.n // self.d
    def __bool__(self): return self.n != 0
    def __repr__(self): return f"{self.n}/{self.d}" if self.d != 1 else str(self.n)
    def __format__(self, spec): return format(float(self), spec) if spec else repr(self)
h, t = Q(1, 2), Q(-2, -6)
print(h + t, h - t, h * t, h / t, -h, abs(Q(-3, 9)), h**3, h**-2, 1 + h, 2 * t, 1 - h, 1 / t, h + 0.25, 0.5 / h, h == Q(2, 4), Q(4, 2) == 2, {2: "two"}[Q(4, 2)], sorted([h, t, Q(-1), Q(3, 4)]), max(h, t), h < 1, 1 > h, sum([h, t], Q(0)), f"{h} {t:.3f}", bool(Q(0)), math.floor(Q(7, 2)), float(t))
for f in (lambda: h / 0, lambda: Q(1, 0), lambda: h + "x", lambda: "x" * h, lambda: h % 2, lambda: h < "x", lambda: [1] + h):
    try:
        print(f())
    except (ZeroDivisionError, TypeError) as e:
        print(type(e).__name__, e)
total = Q(0)
for i in range(1, 25): total += Q(1, i * i)
print(total, f"{total:.12f}")
