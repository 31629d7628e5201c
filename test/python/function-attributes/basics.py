# Function objects: attributes, __dict__, names, docs, defaults changed at run time, comparison.
def f(a, b=1, *, c=2):
    "doc"
    return a, b, c
f.count = 0
f.__dict__["other"] = [1]
print(f.count, f.other, vars(f), f.__doc__, f.__name__, hasattr(f, "__wrapped__"))
f.__defaults__ = (10,); f.__kwdefaults__["c"] = 20
print(f(0))
f.__doc__ = 5
f.__name__ = "g"
print(f.__doc__, repr(f).split(" at ")[0], f.__qualname__)
del f.count
for s in ("f.count", "f.__name__ = 5", "del f.__name__", "f.__dict__ = 5", "del f.__dict__", "f.__closure__ = ()", "f.__globals__ = {}", "f.__builtins__ = {}", "f.__defaults__ = 5", "f.__kwdefaults__ = ()", "f.__code__ = None", "f.__annotations__ = []", "f.__type_params__ = []", "f.__qualname__ = None", "f.__module__ = 5", "(lambda: 0).x", "print.x = 1", "f.__doc__ = None", "del f.__doc__"):
    try:
        exec(s)
        print(s, "ok")
    except (AttributeError, TypeError) as e:
        print(s, "->", type(e).__name__, e)
def a(): return "a"
def b(): return "b"
a.__code__, b.__code__ = b.__code__, a.__code__
print(a(), b(), a == a, a == b, a != b, hash(a) == hash(a), bool(a), callable(a))
try:
    a < b
except TypeError as e:
    print(e)
import types
g = types.FunctionType(a.__code__, {"__name__": "mod"}, "made", (1,), None)
print(g(), g.__name__, g.__module__, g.__defaults__, g.__globals__["__name__"])
for args in ((a.__code__,), (5, {}), (a.__code__, 5), (a.__code__, {}, 5), (a.__code__, {}, None, 5), (a.__code__, {}, None, None, ()), (a.__code__, {}, None, None, (1,))):
    try:
        print(types.FunctionType(*args).__name__)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
print(len.__name__, len.__doc__[:20], len.__self__.__name__, len.__module__, str.join.__qualname__, [].append.__qualname__, str.join.__objclass__.__name__, print.__text_signature__ is not None, int.__add__.__name__, type(int.__add__).__name__, type((1).__add__).__name__)
