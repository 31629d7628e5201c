# PEP 695: generic classes, functions and aliases, and what their type parameters are.
import typing


class Box[T, *Ts, **P](list):
    x: T
    def get[U: (int, str) = int](self, a: U) -> T: return a


def f[T: "Lazy" = bool](x: T) -> list[T]:
    return T.__name__, T.__bound__ if False else None, x


type Alias[K] = dict[K, Alias[K]] | undefined_until_used
print(Box.__type_params__, Box.__parameters__, Box.__orig_bases__, Box.__mro__[1:3])
T, Ts, P = Box.__type_params__
print(repr(T), repr(Ts), repr(P), type(T).__name__, type(Ts).__name__, type(P).__name__, T.__module__)
print(T.__bound__, T.__constraints__, T.__covariant__, T.__contravariant__, T.__infer_variance__, T.has_default(), T.__default__)
U = Box.get.__type_params__[0]
print(U, U.__constraints__, U.__default__, U.has_default(), Box.get.__annotations__["a"] is U)
print(f(5), f.__type_params__, f.__annotations__["return"])
try:
    f.__type_params__[0].__bound__
except NameError as e:
    print(e)
Lazy = int
print(f.__type_params__[0].__bound__)
print(Alias, Alias.__name__, Alias.__type_params__, type(Alias).__name__)
try:
    Alias.__value__
except NameError as e:
    print(e)
undefined_until_used = None
print(Alias.__value__, Alias[int], Alias[int].__args__, Alias[int].__origin__ is Alias)
print(Box[int, str, [bytes]].__args__, Box[int, str, bool, ...].__origin__.__name__, isinstance(Box(), typing.Generic), typing.Generic in Box.__mro__)
for g in (lambda: Alias.__value__.x, lambda: Alias(), lambda: isinstance(5, Alias), lambda: T(), lambda: class_(), lambda: Box[()], lambda: setattr(Alias, "x", 1)):
    try:
        print(g())
    except Exception as e:
        print(type(e).__name__, e)
print(eval("[X for X in [T]]"), "T" in dir(Box), hasattr(Box, "T"))
class Outer[A]:
    class Inner[B]:
        def m[C](self, a: A, b: B, c: C): return [t.__name__ for t in (A, B, C)]
print(Outer.Inner().m(1, 2, 3))
def deco(c): print("decorated", c.__name__, c.__type_params__); return c
@deco
class D[X = int]: pass
@deco
def e[X](): pass
print((T | None), (int | T), typing.Union[T, str] == (T | str))
