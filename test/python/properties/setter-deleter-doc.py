# property: getter, setter, deleter, docs, copies, subclass overriding, error texts.
class C:
    def __init__(self): self._v = 0
    @property
    def v(self):
        "the doc"
        return self._v
    @v.setter
    def v(self, x):
        if x < 0: raise ValueError("negative")
        self._v = x
    @v.deleter
    def v(self): print("deleted"); self._v = None
    ro = property(lambda self: "ro")
    wo = property(None, lambda self, x: print("wo", x), doc="write only")
    empty = property()


c = C()
c.v = 5
c.v += 1
print(c.v, C.v.__doc__, C.v.fget.__name__, C.v.fset.__name__, C.wo.__doc__, C.v.__name__)
del c.v
print(c.v)
c.wo = 1
for f in (lambda: setattr(c, "v", -1), lambda: setattr(c, "ro", 1), lambda: delattr(c, "ro"), lambda: c.wo, lambda: c.empty, lambda: delattr(c, "wo"), lambda: property(1, 2, 3, 4, 5), lambda: property(5).__get__(c), lambda: property().getter(lambda s: "g").__get__(c), lambda: setattr(C.v, "fget", None), lambda: C.v.__set__(c, 7)):
    try:
        print(f())
    except (AttributeError, ValueError, TypeError) as e:
        print(type(e).__name__, e)
class D(C):
    @C.v.getter
    def v(self): return "D:" + str(self._v)
    @property
    def ro(self): return super().ro + "!"
d = D()
d.v = 9
print(d.v, d.ro, D.v is C.v, D.v.fset is C.v.fset, D.v.__doc__)
C.v = property(lambda self: "new")
print(c.v, D().v)
c.__dict__["ro"] = "shadow?"
print(c.ro)
class Sub(property):
    def __get__(self, o, t=None): return ("sub", super().__get__(o, t)) if o else self
class E:
    @Sub
    def p(self): "doc E"; return 1
print(E().p, E.p.__doc__, isinstance(E.p, property))
class F:
    @property
    def a(self): return self.b
    @property
    def b(self): raise KeyError("deep")
try:
    F().a
except KeyError as e:
    print(e, e.__traceback__.tb_next.tb_next.tb_frame.f_code.co_qualname)
