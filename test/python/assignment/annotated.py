# Annotated assignment: what is evaluated, what is stored, in each kind of scope.
def show(value):
    print("value", value)
    return value


x: int = show(1)
y: show("not evaluated")
print(x, "y" in globals())
print(__annotate__(1) if "__annotate__" in globals() else None)
try:
    print(__annotations__)
except NameError as e:
    print(e)


class C:
    a: "int" = show(2)
    b: list[int]
    (c): str = show("c")
    __slots__ = ("d",)


print(C.__annotations__, C.a, C.c)


def f():
    v: undefined_type = show(3)
    w: also_undefined
    try:
        print(w)
    except UnboundLocalError as e:
        print(e)
    return v


print(f(), f.__annotations__)


class Holder:
    pass


h = Holder()
h.attr: show("evaluated? no") = show(4)
d = {}
d[show("k")]: int = show(5)
print(h.attr, d)
h2: "Holder"
try:
    h2.attr: int
except NameError as e:
    print(e)
z: tuple[int, ...] = 1, 2, 3
import sys
print(z, sys.modules["__main__"].__annotate__ is __annotate__)
