import collections
class L(list): pass
class L2(list):
    def __init__(self, a, b=2): super().__init__([a,b]); self.z=1
class D(dict):
    def __init__(self, *a, **k): super().__init__(*a, **k); self.q=5
class DD(collections.defaultdict): pass
class S(set): pass
class DQ(collections.deque):
    def __init__(self, it, n): super().__init__(it, n)
class OD(collections.OrderedDict): pass
class E(ValueError):
    def __init__(self, a, code=5): super().__init__(a); self.code=code
def f():
    return [L(), L([1]), L2(1), L2(1,3), D(), D({1:2}), D([(1,2)]), D(a=1), DD(list), DD(list,{1:[2]}), sorted(S("ab")), S(), DQ("abc",2), OD(), OD({1:2}), E("x").code, E("x",3).args]
for i in range(3): print(f())
for bad in (lambda: L(1), lambda: L(1,2), lambda: L2(), lambda: S(1), lambda: DQ(1), lambda: D(1), lambda: L(a=1), lambda: OD(1,2)):
    for i in range(2):
        try: bad()
        except TypeError as e: print(e)
class N(list):
    def __new__(cls, *a): o = super().__new__(cls, *a); o.n=a; return o
print(N((1,2)), N((1,2)).n)
