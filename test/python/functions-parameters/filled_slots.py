def f(a, **kw): return a, kw
class C:
    def __init__(self, x, **kw): self.x=x; self.kw=kw
    def m(self, **k): return k
    def n(self, a, b=[], *, c=5): return a,b,c
for i in range(3):
    print(f(1), f(1,b=2), f(**{"a":3,"z":1}), C(1).kw, C(1,y=2).kw, C(1).m(), C(2).m(q=1), C(3).n(1), C(3).n(1,2,c=3))
try: f()
except TypeError as e: print(e)
try: f(1,2)
except TypeError as e: print(e)
try: f(1,a=2)
except TypeError as e: print(e)
try: C(1).n()
except TypeError as e: print(e)
try: C(1).n(1,2,3)
except TypeError as e: print(e)
x=C(1).m(); x["a"]=1; print(C(1).m())
def g(a, b=[]): b.append(a); return b
print(g(1), g(2), g(3,[]))
g.__defaults__=([9],)
print(g(1), g(2))
