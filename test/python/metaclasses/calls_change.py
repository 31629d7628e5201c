class M(type):
    def __call__(cls, *a, **k):
        return ("M", a, super().__call__(*a))
class C(metaclass=M):
    def __init__(self, x=0): self.x = x
    def __call__(self, y, z=3, *r, k=5): return (self.x, y, z, r, k)
def f(): return C(1)[:2], C()[1]
for i in range(3): print(f())
def newcall(cls, *a): return "N", a
M.__call__ = newcall
print(C(1))
class M2(type): pass
C.__class__ = M2
c = C(4)
print(c.x, c(1), c(1,2), c(1,2,3,4), c(1,k=7))
del C.__call__
try: c(1)
except TypeError as e: print(e)
C.__call__ = lambda self, *a, **k: (a,k)
print(c(), c(1), c(1,2,3,4,5), c(a=1))
class K(M2):
    def __call__(cls, v, names=7, *values, module=None, q=1): return (v, names, values, module, q)
class D(metaclass=K): pass
for i in range(3): print(D(1), D(1,2), D(1,2,3), D(1,2,3,4,5), D(1,q=2))
K.__bases__ = (M,)
print(D(1))
del K.__call__
print(D(1))
def g(a,b=1,*c,d=2,**e): return a,b,c,d,e
for i in range(2): print(g(1),g(1,2),g(1,2,3),g(1,2,3,4,5,6,7),g(1,d=4,z=3))
g.__kwdefaults__["d"]=9
print(g(1), g(1,2,3))
del g.__kwdefaults__["d"]
try: g(1)
except TypeError as e: print(e)
