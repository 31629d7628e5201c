class A:
    def m(self, x=1): return x
    def __init__(self, v=1): self.v=v
def f(a): return a.m()
a=A()
for i in range(5): f(a)
A.m.__defaults__=(2,)
print(f(a))
def g(): return A().v
for i in range(5): g()
A.__init__.__defaults__=(5,)
print(g())
