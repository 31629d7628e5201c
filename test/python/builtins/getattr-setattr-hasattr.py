# getattr defaults, hasattr swallowing only AttributeError, setattr on classes, vars, dir sorting, delattr, id, callable.
class A:
    x = 1
    @property
    def bad(self): raise ValueError("property failed")
    @property
    def missing(self): raise AttributeError("inner")
a = A()
print(getattr(a, "x"), getattr(a, "y", "def"), getattr(a, "missing", "def2"), hasattr(a, "missing"))
for f in (lambda: getattr(a, "bad", 1), lambda: hasattr(a, "bad"), lambda: getattr(a, "y"), lambda: getattr(a), lambda: getattr(a, "x", 1, 2), lambda: getattr(a, b"x"), lambda: setattr(a, "x"), lambda: hasattr(a), lambda: delattr(a, "x"), lambda: getattr(a, "a\0b"), lambda: vars(1, 2), lambda: vars(3), lambda: dir(1, 2), lambda: callable(), lambda: setattr(a, None, 1), lambda: setattr(A, "__dict__", {}), lambda: getattr(5, "real", default=1)):
    try: print(f())
    except (AttributeError, ValueError, TypeError) as e: print(type(e).__name__, e)
setattr(A, "dyn", lambda self: "dynamic method")
setattr(a, "__dict__", {"z": 26})
print(a.dyn(), a.z, vars(a), vars(A)["x"], dir(a)[-5:], "x" in dir(A), [n for n in dir() if n in ("A", "a")], callable(a.dyn), callable(A.x), id(a) == id(a), id(a) != id(A()))
class S(str): pass
print(getattr(a, S("z")), hasattr(a, S("q")), vars() is globals(), isinstance(vars(A), dict), type(vars(A)).__name__)
def f(p, q=2): r = 3; return vars(), dir()
print(f(1))
import types
o = types.SimpleNamespace()
for n in ("b", "a", "_c"): setattr(o, n, n)
print(o, [n for n in dir(o) if n in "a b _c"], delattr(o, "a"), o)
class G:
    def __getattr__(self, n): return n.upper()
    def __dir__(self): return iter(["q", "p"])
print(G().abc, getattr(G(), "x", "never"), hasattr(G(), "anything"), dir(G()))
print(type("Dyn", (A,), {"m": lambda self: super(type(self), self).x})().m())
