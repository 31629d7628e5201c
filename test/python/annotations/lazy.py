# PEP 649: annotations are evaluated when asked for, once, and can be asked in other formats.
import annotationlib
from annotationlib import Format


def show(x):
    print("evaluating", x)
    return x


def f(a: show("a"), *args: show("args"), k: show("k") = 1, **kw: undefined_name) -> show("return"): ...


print("defined")
try:
    f.__annotations__
except NameError as e:
    print(e)
undefined_name = "now defined"
print(f.__annotations__)
print(f.__annotations__ is f.__annotations__)


class C:
    x: show("x")
    y: Later
    if True:
        z: list[Later] = []
    def m(self) -> C: ...


try:
    C.__annotations__
except NameError as e:
    print(e)
print(annotationlib.get_annotations(C, format=Format.STRING))
print({k: str(v) for k, v in annotationlib.get_annotations(C, format=Format.FORWARDREF).items()})
class Later: pass
print(C.__annotations__, C.m.__annotations__)
print(f.__annotate__(1) == f.__annotations__, C.__annotate__.__name__, C.__annotate__.__qualname__)
for fmt in (2, 3, 4, 0):
    try:
        print(fmt, C.__annotate__(fmt))
    except NotImplementedError as e:
        print(fmt, "NotImplementedError", e)
C.__annotations__ = {"set": 1}
print(C.__annotations__, C.__annotate__)
f.__annotate__ = lambda format: {"replaced": format}
print(f.__annotations__)
f.__annotate__ = None
print(f.__annotations__)
for bad in (5, "x"):
    try:
        f.__annotate__ = bad
    except TypeError as e:
        print(e)
f.__annotate__ = lambda format: 5
try:
    f.__annotations__
except TypeError as e:
    print(e)
del C.__annotations__
print(C.__annotations__)
class Sub(C): pass
print(Sub.__annotations__, "__annotations__" in Sub.__dict__)
