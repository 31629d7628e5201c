# isinstance and issubclass with tuples, unions, ABCs, hooks, __class__ tricks, virtual subclasses.
import abc, collections.abc as c
class A: pass
class B(A): pass
print(isinstance(B(), A), isinstance(B(), (int, (str, A))), isinstance(1, int | str), issubclass(B, (int, A)), isinstance(True, int), isinstance(A, type), isinstance(None, type(None)), isinstance(5, ()), issubclass(bool, int | None), isinstance([], c.Iterable | int))
class Proxy:
    __class__ = B
print(isinstance(Proxy(), A), type(Proxy()).__name__)
class M(type):
    def __instancecheck__(cls, o): print("check", o); return o == 1
    def __subclasscheck__(cls, k): print("sub", k.__name__ if isinstance(k, type) else k); return "yes"
class C(metaclass=M): pass
print(isinstance(1, C), isinstance(C(), C), isinstance(2, (int, C)), isinstance("s", (C, int)), issubclass(int, C), issubclass(C, C))
class V(abc.ABC): pass
V.register(int)
print(isinstance(5, V), issubclass(bool, V), isinstance("", V))
@V.register
class W: pass
print(isinstance(W(), V), W.__mro__)
for f in (lambda: isinstance(1, 5), lambda: isinstance(1, "int"), lambda: isinstance(1, (int, "x")), lambda: isinstance("a", (int, "x")), lambda: issubclass(1, int), lambda: issubclass(int, 5), lambda: isinstance(1, [int]), lambda: isinstance(1, list[int]), lambda: issubclass(int, int | list[int]), lambda: isinstance(1), lambda: isinstance(), lambda: issubclass(int, (5,)), lambda: isinstance([], list[int] | None)):
    try: print(f())
    except TypeError as e: print(e)
class Bases:
    __bases__ = (A,)
print(issubclass(Bases(), A), issubclass(Bases(), Bases) if False else "-")
class Duck:
    def __len__(self): return 0
    def __iter__(self): return iter(())
    def __contains__(self, x): return 0
    def __call__(self): pass
    def __next__(self): pass
d = Duck()
print([k.__name__ for k in (c.Sized, c.Iterable, c.Container, c.Collection, c.Callable, c.Iterator, c.Hashable, c.Sequence, c.Reversible, c.Awaitable) if isinstance(d, k)], callable(d), callable(Duck), callable(5))
print(type(5) is int, type(True) is int, type(d) == Duck, type(type), type(Duck).__name__, d.__class__ is Duck, type(d)().__class__)
