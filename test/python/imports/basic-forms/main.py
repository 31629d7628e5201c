# import, from import, as, dotted, star, relative; what each binds.
import pkg.sub.leaf
import pkg.sub.leaf as leaf
from pkg import sub, value as v
from pkg.sub import leaf as other_leaf, name
import single as s1, single
from single import *
print(pkg.__name__, leaf is pkg.sub.leaf is other_leaf, sub.leaf is leaf, v, name, s1 is single)
print(public, "_private" in globals(), "hidden" in globals())
def f():
    import pkg.sub
    from single import hidden
    return sorted(locals()), hidden
print(f())
class C:
    from single import public as attr
    import single as mod
print(C.attr, C.mod is single)
print(leaf.up, leaf.sibling, leaf.__package__, sub.__package__, pkg.__package__, single.__package__ == "")
for stmt in ("import pkg.none", "from pkg import none", "import none.sub", "import single.sub", "from single import public, missing", "from .x import y", "import pkg.sub.leaf.up", "from pkg.sub.leaf import nothing as n", "from none import *"):
    try: exec(stmt)
    except ImportError as e: print(stmt, "->", type(e).__name__, str(e).split(" (")[0], e.name)
if (lambda: pkg)() is pkg: print("done")
