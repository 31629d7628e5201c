# Implicit special method calls bypass the instance (and __getattribute__), explicit ones do not.
class C:
    def __len__(self): return 1
    def __call__(self): return "class call"
    def __getattribute__(self, n):
        log.append(n)
        return object.__getattribute__(self, n)
log = []
c = C()
object.__getattribute__(c, "__dict__").update(__len__=lambda: 99, __call__=lambda: "inst", __repr__=lambda: "inst repr", __add__=lambda o: "inst add", __iter__=lambda: iter("ab"), __eq__=lambda o: "inst eq", __hash__=lambda: 7, __bool__=lambda: False, __contains__=lambda x: True)
print(len(c), c(), repr(c).startswith("<__main__.C"), bool(c), c == c, hash(c) != 7, log)
for f in (lambda: c + 1, lambda: iter(c), lambda: 1 in c):
    try:
        f()
    except TypeError as e:
        print(e)
print(c.__len__(), c.__call__(), c.__repr__(), log)
class M(type):
    def __len__(cls): return 5
    def __repr__(cls): return "M-repr"
    def __call__(cls, *a): return "M call", a
    def __contains__(cls, x): return "in M"
    def __getattr__(cls, n): return lambda *a: (n, a)
class D(metaclass=M):
    def __len__(self): return 6
print(len(D), D, D(1, 2), 5 in D, D.__len__(object.__new__(D)), D.anything(1))
class Late: pass
l = Late()
Late.__len__ = lambda self: 3
Late.__getitem__ = lambda self, i: i if i < 3 else [][0]
Late.__enter__ = lambda self: "entered"
Late.__exit__ = lambda self, *a: None
print(len(l), list(l), bool(l))
with l as x: print(x)
del Late.__len__
try:
    len(l)
except TypeError as e:
    print(e)
class Prop:
    @property
    def __len__(self): return lambda: 8
    @staticmethod
    def __call__(*a): return "static call", a
    @classmethod
    def __getitem__(cls, k): return cls.__name__, k
    __hash__ = lambda self: 5
    class __iter__:
        def __init__(self, o=None): pass
        def __next__(self): raise StopIteration
print(len(Prop()), Prop()(1), Prop()["k"], hash(Prop()))
