# Annotations on functions, classes and modules: evaluation order, inheritance, __future__-free forward references.
import inspect
def f(a: int, b: "str" = "x", *args: float, c: list[int] = [], **kw: dict) -> None: ...
print(f.__annotations__, inspect.signature(f))
s = inspect.signature(f)
print([(p.name, p.kind.name, p.default if p.default is not p.empty else "-", p.annotation) for p in s.parameters.values()], s.return_annotation)
b = s.bind(1, c=[2], z=3)
b.apply_defaults()
print(b.args, b.kwargs, b.arguments)
for args in ((), (1, 2, 3), ):
    try: print(s.bind(*args).arguments)
    except TypeError as e: print(e)
class A:
    x: int = 1
    y: "A"
    def m(self, o: "A") -> "list[A]": ...
class B(A):
    z: str
print(A.__annotations__, B.__annotations__, inspect.get_annotations(B), inspect.signature(A.m), inspect.signature(A().m), str(inspect.signature(lambda x, /, y=1, *, z: 0)), inspect.signature(A), inspect.isfunction(f), inspect.ismethod(A().m))
def g(x: (lambda: 5)() = 1): pass
print(g.__annotations__)
h = lambda x: x
print(h.__annotations__)
h.__annotations__["x"] = int
print(h.__annotations__, inspect.signature(h))
class Meta(type):
    def __prepare__(n, b): print("prepare"); return {}
class C(metaclass=Meta):
    a: print("annotation evaluated lazily")
print("class made"); C.__annotations__
import functools
@functools.wraps(f)
def wrapped(*a, **k): return f(*a, **k)
print(inspect.signature(wrapped), inspect.unwrap(wrapped) is f, inspect.getdoc(A), inspect.getsource(g).strip(), inspect.getsourcelines(g)[1])
