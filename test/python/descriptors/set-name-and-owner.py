# What __set_name__, __get__ and subclasses see.
class D:
    def __set_name__(self, owner, name): self.where = f"{owner.__name__}.{name}"; print("named", self.where)
    def __get__(self, o, owner): return self.where, type(o).__name__, owner.__name__
class A: x = D()
class B(A): pass
print(A.x, A().x, B.x, B().x)
B.y = D()
try:
    B.y
except AttributeError as e:
    print(e)
B.__dict__["y"].__set_name__(B, "y")
print(B().y, super(B, B()).x, super(B, B).x)
shared = D()
class E: p = q = shared
print(E.p)
class NoOwner:
    def __get__(self, o): return "one argument"
class F: z = NoOwner()
try:
    F().z
except TypeError as e:
    print(e)
class Bad:
    __get__ = 5
class G: z = Bad()
try:
    G().z
except TypeError as e:
    print(e)
class InstGet: pass
i = InstGet()
i.__get__ = lambda *a: "not used"
class H: z = i
print(H().z is i)
class Raises:
    def __get__(self, o, t): raise AttributeError("from __get__")
class I:
    r = Raises()
    def __getattr__(self, n): return f"getattr {n}"
print(I().r, hasattr(I, "r"), getattr(I, "r", "default"))
