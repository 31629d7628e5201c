# lru_cache and cache: hits, eviction order, typed, unhashable arguments, exceptions, methods, clear, recursion.
import functools
@functools.lru_cache(maxsize=2)
def f(x, y=0): calls.append((x, y)); return x + y
calls = []
f(1); f(2); f(1); f(3); f(2); f(1, y=0); f(1, 0)
print(calls, f.cache_info(), f.cache_parameters())
f.cache_clear(); print(f.cache_info())
@functools.lru_cache(typed=True)
def t(x): return type(x).__name__
print(t(1), t(1.0), t(True), t.cache_info().currsize)
@functools.cache
def u(x): return type(x).__name__
print(u(1), u(1.0), u(True), u.cache_info(), u.__wrapped__(2.5), u.__name__)
try: u([])
except TypeError as e: print(e)
@functools.lru_cache
def fails(x):
    calls.append("fail")
    raise ValueError(x)
calls.clear()
for _ in range(2):
    try: fails(1)
    except ValueError: pass
print(calls, fails.cache_info())
@functools.lru_cache(maxsize=0)
def none(x): return x
none(1); none(1); print(none.cache_info())
@functools.cache
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(100), fib.cache_info().misses)
class C:
    def __init__(self, v): self.v = v
    @functools.lru_cache
    def m(self, x): calls.append(x); return self.v + x
    @staticmethod
    @functools.cache
    def s(x): return x * 2
    @classmethod
    @functools.cache
    def k(cls, x): return cls.__name__, x
calls.clear(); c = C(1); c.m(1); c.m(1); C(2).m(1)
print(calls, C.m.cache_info().hits, C.s(2), C.k(1), C(0).k(1), C.m(c, 1))
for bad in (lambda: functools.lru_cache("x"), lambda: functools.lru_cache(maxsize=1.5)(len), lambda: functools.cache(5), lambda: functools.lru_cache(None)(5)):
    try: print(type(bad()).__name__)
    except TypeError as e: print(e)
print(functools.lru_cache(maxsize=-5)(len).cache_info(), f(x=1), f(1), f(1, 0), f.cache_info().misses, repr(f).split(" at ")[0])
