# Import hooks: meta_path finders, custom loaders, overriding __import__, sys.path changes, builtins patching.
import sys, builtins, types
from importlib.machinery import ModuleSpec
class Finder:
    sources = {"virtual": "value = __name__ + ' works'\nimport virtual.child", "virtual.child": "x = 1"}
    def find_spec(self, name, path=None, target=None):
        if name in self.sources or name == "bad":
            return ModuleSpec(name, self, is_package=name == "virtual")
    def create_module(self, spec): return None
    def exec_module(self, module):
        if module.__name__ == "bad": raise RuntimeError("loader failed")
        exec(self.sources[module.__name__], module.__dict__)
f = Finder()
sys.meta_path.insert(0, f)
import virtual
print(virtual.value, virtual.child.x, virtual.__name__, virtual.__spec__.loader is f)
try: import bad
except RuntimeError as e: print(e, "bad" in sys.modules)
sys.meta_path.remove(f)
log = []
original = builtins.__import__
def spy(name, globals=None, locals=None, fromlist=(), level=0):
    log.append((name, fromlist, level))
    return original(name, globals, locals, fromlist, level)
builtins.__import__ = spy
import helper
from helper import thing as t
import virtual.child as vc
builtins.__import__ = original
print([entry for entry in log if entry[0] != "_io"])
builtins.__import__ = lambda *a: types.SimpleNamespace(name=a[0], anything="yes")
import whatever
from whatever2 import anything
builtins.__import__ = original
print(whatever.name, anything)
sys.path.insert(0, sys.path[0] + "/extra")
import only_in_extra
print(only_in_extra.VALUE)
exec("import helper as h2", {"__builtins__": {"__import__": lambda *a: "restricted import"}}, ns := {})
print(ns)
del sys.modules["helper"]
import helper as again
print(again is helper, again.thing == t)
