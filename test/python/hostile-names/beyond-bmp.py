# Identifiers beyond the Basic Multilingual Plane are str values of one character wherever a program sees them.
𐌰 = 1
print(ascii([k for k in globals() if len(k)<3]), 𐌰)
print(globals()["𐌰"], vars().get('𐌰'))
class 𐌰: 
    𐌰 = 2
print(ascii(𐌰.__name__), ascii([k for k in vars(𐌰) if k[0] != '_']), ascii(repr(𐌰)))
o = 𐌰()
o.𐌰 = 3
print(ascii(vars(o)), getattr(o, "𐌰"))
try: xx𐌰
except NameError as e: print(ascii(str(e)))
def f(𐌰): return locals()
print(ascii(f(1)), ascii(f.__code__.co_varnames), ascii(f(𐌰=2)))
print(ascii((lambda **k: k)(𐌰=2)))
ns = {}
exec("𐌰=5", ns); print(ascii(sorted(ns)))
ns = {"𐌰": 7}
print(eval("𐌰", ns))
try: f()
except TypeError as e: print(ascii(str(e)))
class D:
    def __getattr__(self, n): return ascii(n)
    def __setattr__(self, n, v): print("set", ascii(n), len(n))
    def __delattr__(self, n): print("del", ascii(n), len(n))
print(D().𐌰)
d = D()
d.𐌰 = 1
del d.𐌰
class E:
    def __getattribute__(self, n): return ascii(n)
print(E().𐌰, E().𐌰x)
class T[𐌰]: pass
print(ascii(T.__type_params__[0].__name__), ascii(T.__parameters__))
type 𐌰 = int
print(ascii(𐌰.__name__))
import types
m = types.ModuleType("𐌰"); print(ascii(repr(m)))
m.𐌰 = 1
print(ascii(vars(m).keys()), ascii(dir(T))[-100:])
def 𐌰(): pass
print(ascii(𐌰.__name__), ascii(𐌰.__qualname__), len(𐌰.__name__))
𐌰.𐌰 = 1
print(ascii(𐌰.__dict__))
class M(type):
    @classmethod
    def __prepare__(m, n, b): print(ascii(n)); return {}
def f(a, *, 𐌰): pass
try: f(1)
except TypeError as e: print(ascii(e))
try: f(1, 𐌱=2, 𐌰=1)
except TypeError as e: print(ascii(e))
class S:
    __slots__ = ("𐌰",)
    def __set_name__(self, o, n): print(ascii(n))
class U:
    𐌰 = S()
try: S().𐌰
except AttributeError as e: print(ascii(e), ascii(e.name))
print(ascii(eval("lambda 𐌰: 1").__code__.co_varnames), ascii(compile("𐌰.𐌱", "<s>", "eval").co_names))
try:
    import 𐌰
except ImportError as e: print(ascii(e), ascii(e.name))
import inspect, enum, dataclasses, collections
print(ascii(str(inspect.signature(lambda 𐌰=1: 1))))
class EN(enum.Enum): 𐌰 = 1
print(ascii(EN.𐌰), ascii(list(EN)))
@dataclasses.dataclass
class DC: 𐌰: int
print(ascii(DC(1)))
print(ascii(collections.namedtuple("N", "𐌰")(1)))
def wrong():
    return 𐌿𐌿𐌿


try: wrong()
except NameError as e: print(ascii(e))
print(compile("a.b.c(d.e).f = g.h; del i.j", "<s>", "exec").co_names)
