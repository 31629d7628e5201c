# Folders without __init__.py are namespace packages; __init__ wins; submodules become attributes.
import ns.one
import sys
print(repr(ns).split(" from ")[0], list(ns.__path__)[0].endswith("ns"), hasattr(ns, "two"), ns.__spec__.origin, getattr(ns, "__file__", None))
from ns import two
print(ns.two is two, ns.one.NAME, two.NAME)
from ns.deep import leaf
print(leaf.NAME, ns.deep.leaf is leaf, type(ns.deep.__path__).__name__)
try: from ns import three
except ImportError as e: print(str(e).split(" (")[0], e.name)
try: import ns.three
except ModuleNotFoundError as e: print(e)
import shadow
print(shadow.WHICH)
print(sorted(m for m in sys.modules if m.split(".")[0] in ("ns", "shadow")))
from ns import *
print("one" in globals(), "__path__" in globals())
