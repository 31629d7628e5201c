# Choosing the metaclass: most derived wins, conflicts, functions as metaclass, metaclass that is not a type.
class M1(type): pass
class M2(type): pass
class M12(M1, M2): pass
class A(metaclass=M1): pass
class B(metaclass=M2): pass


try:
    class C(A, B): pass
except TypeError as e:
    print(e)


class C(A, B, metaclass=M12): pass
class D(A, metaclass=type): pass


print(type(C).__name__, type(D).__name__)


def func(name, bases, ns, **kw):
    return name, bases, sorted(k for k in ns if not k.startswith("__")), kw


class G(metaclass=func, opt=3):
    x = 1
    def m(self): pass


print(G)
try:
    class H(metaclass=5): pass
except TypeError as e:
    print(e)
try:
    class H(G): pass
except TypeError as e:
    print(e)


class Callable:
    def __call__(self, name, bases, ns): return f"made {name} from {bases}"
    def __prepare__(self, name, bases): return {"given": name}


class I(A, metaclass=Callable()): y = given


print(I)


class Inst(type):
    def __new__(m, *a): return 5
class J(metaclass=Inst): pass
print(J)


class NotCallInit(type):
    def __new__(m, name, bases, ns): return type(name, bases, ns)
    def __init__(cls, *a): print("not called")
class K(metaclass=NotCallInit): pass
print(type(K).__name__)
print(type(type), type.__base__, type.__class__, isinstance(type, object), isinstance(object, type), issubclass(type, object), type(object))
class MM(type): pass
class Meta(type, metaclass=MM): pass
class X(metaclass=Meta): pass
print(type(type(type(X))), type(X).__class__.__name__)
try:
    class Y(type, int): pass
except TypeError as e:
    print(e)
try:
    type.__new__(M1, "n", (B,), {})
except TypeError as e:
    print(e)
try:
    type.__new__(int, "n", (), {})
except TypeError as e:
    print(e)
print(type.__call__(M1, "Z", (), {"q": 1}).q, M1("W", (A,), {}).__mro__[1].__name__)
