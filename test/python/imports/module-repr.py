# repr() of modules with odd names, loaders and specs.
import types
class L: pass
class F:
    @classmethod
    def module_repr(cls, m): return "x"
def show(**k):
    m = types.ModuleType("foo")
    for a,b in k.items():
        if b is None: delattr(m, a)
        else: setattr(m, a, b)
    print(repr(m))
show(__loader__=L)
show(__loader__=F)
show(__loader__=L, __name__=None)
show(__loader__=L, __file__="/tmp/x")
show(__file__="/tmp/x", __name__=None)
show(__name__=None)
show(__loader__=5)
show(__loader__=L, __name__=5)
import importlib.machinery as im
show(__spec__=im.ModuleSpec("a", L))
show(__spec__=im.ModuleSpec("a", L, origin="here"))
show(__spec__=im.ModuleSpec("a", None, origin="here"))
show(__spec__=im.ModuleSpec("a", None))
show(__spec__=im.ModuleSpec("a", None, is_package=True))
for k in ({}, {"__loader__": L}):
    try:
        show(__spec__=5, **k)
    except AttributeError as e:
        print(e)
