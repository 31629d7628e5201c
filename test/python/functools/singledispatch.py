# singledispatch: registration forms, MRO dispatch, ABCs, unions, ambiguity, methods.
import functools, collections.abc as c
@functools.singledispatch
def f(x, *rest): return "default"
@f.register
def _(x: int, *rest): return "int", rest
@f.register(str)
@f.register(bytes)
def text(x): return "text"
f.register(float, lambda x: "float lambda")
@f.register
def _(x: list | tuple): return "list or tuple"
@f.register(c.Mapping)
def _(x): return "mapping"
@f.register(type(None))
def _(x): return "None"
class A: pass
class B(A): pass
@f.register
def for_a(x: A): return "A then " + f.dispatch(object)(x)
print(f(1, 2), f(True), f("s"), f(b"b"), f(1.5), f([]), f(()), f({}), f(None), f(B()), f(1j), f(range(2)), text(5))
print(f.dispatch(bool) is f.dispatch(int), f.dispatch(B).__name__, len(f.registry), f.registry[str] is text, f.__name__)
class Amb(c.Sized, c.Iterable):
    def __len__(self): return 0
    def __iter__(self): return iter(())
@functools.singledispatch
def g(x): return "g default"
g.register(c.Sized, lambda x: "sized"); g.register(c.Iterable, lambda x: "iterable")
print(g(Amb()), g(5))
class Amb2: __len__ = lambda s: 0; __iter__ = lambda s: iter(())
for bad in (lambda: g(Amb2()), lambda: g(), lambda: g.register(5), lambda: g.register(lambda x: 1), lambda: g.register("int", len), lambda: g(x=1)):
    try: print(bad())
    except (RuntimeError, TypeError) as e: print(type(e).__name__, str(e).split(" at 0x")[0].split("<function")[0])
class M:
    @functools.singledispatchmethod
    def m(self, x): return "base"
    @m.register
    def _(self, x: int): return "int", type(self).__name__
    @functools.singledispatchmethod
    @classmethod
    def k(cls, x): return cls.__name__
    @k.register
    @classmethod
    def _(cls, x: str): return cls.__name__ + " str"
print(M().m(1), M().m("s"), M.k(1), M.k("s"), M().k(2))
c.Mapping.register(A)
print(f(A()), f(B()))
