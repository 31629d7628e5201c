# Module objects: attributes, __getattr__, __dir__, deletion, reload, vars, repr.
import mod, sys, types, importlib
print(mod.__name__, mod.__doc__, mod.__file__.endswith("mod.py"), mod.__spec__.name, mod.__spec__.origin == mod.__file__, type(mod.__loader__).__name__, mod.__builtins__ is not None)
print(mod.dynamic_x, hasattr(mod, "nope"), dir(mod), mod.get())
mod.x = 99
print(mod.get(), vars(mod)["x"], mod.__dict__ is vars(mod))
del mod.x
try: mod.get()
except NameError as e: print(e)
try: mod.x
except AttributeError as e: print(e)
importlib.reload(mod)
print(mod.x, mod.kept)
m = types.ModuleType("made", "docs")
print(m, m.__doc__, sorted(m.__dict__), m.__spec__, repr(m))
m.f = lambda: 1
print(m.f())
for s in ("m.nothing", "mod.nope", "types.ModuleType()", "types.ModuleType(5)", "m.__dict__ = {}", "del m.__dict__", "sys.nothing", "m()"):
    try: eval(s) if "=" not in s and "del" not in s else exec(s)
    except (AttributeError, TypeError) as e: print(s, "->", e)
print(__name__, __doc__, __spec__, __package__, __file__.endswith("main.py"), sys.modules["__main__"].__dict__ is globals())
print(importlib.import_module("pack.deep").where, importlib.import_module(".deep", "pack") is sys.modules["pack.deep"], sys.modules["pack"].deep.where)
try: importlib.import_module(".deep")
except TypeError as e: print(e)
print(importlib.util.find_spec("mod").name if hasattr(importlib, "util") else "util", importlib.util.find_spec("no_such"))
class Annotated(types.ModuleType): x: int = 1
print(Annotated("n").x, mod.__annotations__, isinstance(mod, types.ModuleType), mod == mod, mod != sys, hash(mod) == hash(mod), bool(mod))
