# __getattr__, __getattribute__, __setattr__, __delattr__, __dir__ together.
class A:
    def __init__(self): self.x = 1
    def __getattr__(self, n):
        if n == "dyn": return "dynamic"
        raise AttributeError(f"no {n}", name=n, obj=self)
    def __setattr__(self, n, v): print("setattr", n, v); super().__setattr__(n, v)
    def __delattr__(self, n): print("delattr", n); super().__delattr__(n)
a = A()
a.y = a.x + 1
a.y += 5
del a.y
print(a.dyn, a.__dict__, hasattr(a, "nope"), getattr(a, "nope", 7))
try:
    a.nope
except AttributeError as e:
    print(e, e.name, e.obj is a)
try:
    del a.nope
except AttributeError as e:
    print(e)
a.__dict__["direct"] = "no setattr"
object.__setattr__(a, "raw", 1)
print(a.direct, a.raw)
class B:
    def __getattribute__(self, n):
        if n in ("secret",): raise AttributeError("hidden")
        return super().__getattribute__(n)
    secret = 5
    def __getattr__(self, n): return f"getattr({n})"
print(B().secret, B.secret, B().other, object.__getattribute__(B(), "secret"))
class C:
    def __getattribute__(self, n): raise KeyError(n)
try:
    C().x
except KeyError as e:
    print(repr(e))
try:
    hasattr(C(), "x")
except KeyError as e:
    print("hasattr", repr(e))
class Const:
    def __setattr__(self, n, v):
        if n in self.__dict__: raise AttributeError(f"{n} is constant")
        self.__dict__[n] = v
c = Const(); c.pi = 3
try:
    c.pi = 4
except AttributeError as e:
    print(e)
class Rec:
    def __getattr__(self, n): return self.missing
try:
    Rec().x
except RecursionError as e:
    print(str(e)[:32])
class Both:
    x = property(lambda s: s.y)
    def __getattr__(self, n): return "fallback " + n
print(Both().x, getattr(Both(), "z"), Both.__getattr__(Both(), "direct"))
