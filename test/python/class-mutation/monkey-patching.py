# Changing classes at run time: methods, special methods, properties, bases; existing instances follow.
class A:
    def m(self): return "old m"
    def __repr__(self): return "A()"
class B(A): pass
a, b = A(), B()
bound = a.m
A.m = lambda self: "new m"
print(a.m(), b.m(), bound())
B.m = lambda self: "B " + super(B, self).m()
print(b.m())
del B.m
print(b.m())
A.__repr__ = lambda self: f"<patched {type(self).__name__}>"
A.__add__ = lambda self, o: ("add", o)
A.__bool__ = lambda self: False
A.__iter__ = lambda self: iter([1, 2])
A.p = property(lambda self: "prop", lambda self, v: print("set", v))
print(a, b, a + 1, bool(b), list(a), a.p)
b.p = 5
a.__dict__["p"] = "instance"
print(a.p)
del A.p
print(a.p, hasattr(b, "p"))
A.__getattr__ = lambda self, n: f"dyn {n}"
print(a.zzz, b.yyy)
del A.__getattr__
try:
    a.zzz
except AttributeError as e:
    print(e)
A.__setattr__ = lambda self, n, v: print("blocked", n)
a.x = 1
del A.__setattr__
a.x = 2
print(a.x)
A.__call__ = lambda self, *args: args
print(a(1), callable(b))
A.__eq__ = lambda self, o: True
print(a == 5, a.__hash__ is not None, b != 5)
A.__len__ = lambda self: 3
print(len(b))
A.x = 99
print(a.x, b.x)
def late(self): return __class__
try:
    A.late = late; a.late()
except NameError as e:
    print(e)
for n in list(vars(A)):
    if not n.startswith("_"): delattr(A, n)
print([n for n in vars(A) if not n.startswith("__")], hasattr(a, "m"))
