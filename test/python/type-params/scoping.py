# The scope of type parameters: defaults, bounds, closures, class bodies, name clashes.
T = "global T"


def f[T](x=T): return x, T.__name__


print(f(), T)


class C[T]:
    t = T
    T2 = T
    def m(self): return T
    def n[T](self): return T
    T = "rebound in class"
    u = T


print(C.t, C.u, C().m(), C().n(), C().m() is C.t, C().n() is C.t)


def outer(v):
    class K[T: v]:
        def go(self): return v, T.__bound__
    def g[U = v](): return U.__default__
    return K().go(), g()


print(outer(int))


def counter[T]():
    n = 0
    def inc[U]():
        nonlocal n
        n += 1
        return n, T, U
    return inc


inc = counter()
inc()
print(inc())


class Base[T]:
    def __init_subclass__(cls, **kw): print("sub", cls.__name__, kw)


class Sub[T](Base[T], flag=T.__name__ if False else "flag"): pass
print(Sub.__orig_bases__, Sub.__bases__[0].__name__)
type Rec[T] = list[Rec[T]] | T
print(Rec.__value__, Rec[int].__value__)
class Self[T]:
    type A = T | Self
    x: A
    def m(self) -> A: ...
print(Self.A.__value__, Self.A.__type_params__, Self.__annotations__)
def lam[T](): return (lambda: T)(), [T for _ in "x"][0]
a, b = lam()
print(a is b, a)
def d[T: undefined_bound](a: also_undefined = 1): return T
print(d().__name__)
try:
    d().__bound__
except NameError as e:
    print(e)
class Priv[__T]:
    t = __T
print(Priv.__type_params__, Priv.t)
async def co[T](): return T
def gen[T](): yield T
print(next(gen()))
try:
    co().send(None)
except StopIteration as e:
    print(e.value)
print(f.__name__, f.__qualname__, C.n.__qualname__, counter.__code__.co_freevars, f.__code__.co_varnames)
