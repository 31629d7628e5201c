# The builtins module: shadowing and restoring names, types' reprs, docstrings' first words, singletons.
import builtins
print([n for n in dir(builtins) if isinstance(getattr(builtins, n), type) and not issubclass(getattr(builtins, n), BaseException) and n[0] != "_"])
print([n for n in dir(builtins) if isinstance(getattr(builtins, n), type) and issubclass(getattr(builtins, n), BaseException)])
print([n for n in dir(builtins) if not isinstance(getattr(builtins, n), type) and callable(getattr(builtins, n)) and n[0] != "_" and n not in ("copyright", "credits", "exit", "quit", "license", "help")])
len_ = len
def len(x): return "mine"
print(len([1]), builtins.len([1]))
del len
print(len([1]))
builtins.extra = "added"
print(extra)
del builtins.extra
for s in ("extra", "None = 1", "True.x = 1", "NotImplemented()", "Ellipsis()", "type(None)()", "type(...)()", "type(NotImplemented)(5)", "__import__", "int.x = 1", "object.y = 1", "del int.real", "print.__name__ = 'p'", "type(None).z = 1", "None.a = 1", "len.a = 1", "del builtins.nothing", "builtins.__name__"):
    try: exec(s); print(s, "ok")
    except (NameError, SyntaxError, TypeError, AttributeError) as e: print(s, "->", type(e).__name__, e)
print(type(None)() is None, type(...)() is ..., type(NotImplemented)() is NotImplemented, None.__class__.__name__, (...).__class__.__name__, NotImplemented.__class__.__name__, repr(None), str(...), type(type(None)).__name__, None == False, None is None, bool(None), bool(...), hash(None) == hash(None), {None: 1, ...: 2}[...])
for k in (int, float, complex, bool, str, bytes, bytearray, list, tuple, dict, set, frozenset, range, slice, object, type, property, staticmethod, classmethod, super, map, filter, zip, enumerate, reversed, memoryview, Exception, type(None), type(len), type(lambda: 0), type(int.real), type(str.join), type((x for x in "")), type(__import__("sys"))): print(k.__name__, k.__module__, k.__bases__[0].__name__ if k.__bases__ else None, k.__doc__.split()[0] if isinstance(k.__doc__, str) else None, end="; ")
print()
