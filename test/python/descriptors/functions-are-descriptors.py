# Functions, builtins, classmethod, staticmethod and property through __get__ by hand.
def f(self, *a): return "f", self, a
print(f.__get__(1)(2), f.__get__(1, int)(), f.__get__(None, int) is f)
for g in (lambda: f.__get__(None), lambda: f.__get__(None, None), lambda: f.__get__()):
    try:
        print(g() is f)
    except TypeError as e:
        print(e)
class C:
    m = f
    b = len
    c = C2 = str
    p = property(lambda s: "prop")
    class Inner: pass
print(C().m(9)[0], C.b([1]), C().b([1, 2]), C().c(5), C().Inner is C.Inner)
print(hasattr(len, "__get__"), hasattr(str.upper, "__get__"), hasattr(int, "__get__"), hasattr(f.__get__(1), "__get__"))
print(str.upper.__get__("abc")(), type(str.upper.__get__("abc")).__name__, str.upper.__get__(None, str) is str.upper)
try:
    str.upper.__get__(5)
except TypeError as e:
    print(e)
m = C().m
print(m.__get__(99) is m, m.__get__(None, int) is m)
print(type(C.__dict__["p"].__get__(None, C)).__name__, C.__dict__["p"].__get__(C()))
print(str.__dict__["join"].__get__("-")(["a", "b"]), int.__dict__["real"].__get__(5), int.__dict__["from_bytes"].__get__(None, int)(b"\1"), dict.__dict__["fromkeys"].__get__(None, dict)("ab"))
for d, o in ((str.__dict__["upper"], 5), (int.__dict__["real"], "x"), (list.__dict__["append"], ())):
    try:
        d.__get__(o, type(o))
    except TypeError as e:
        print(e)
print(type(int.__dict__["real"]).__name__, type(str.__dict__["upper"]).__name__, type(dict.__dict__["fromkeys"]).__name__, type(str.__dict__["maketrans"]).__name__, type(object.__dict__["__init__"]).__name__, type(type.__dict__["__name__"]).__name__, type("".upper).__name__, type("".__len__).__name__)
