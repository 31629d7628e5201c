# 18. A module is a file of definitions and statements, run once, with its own namespace.
import sys

import shapes
import shapes as again
from shapes import PI, area as circle_area

print(shapes is again, shapes.__name__, __name__, shapes.__doc__)
print(circle_area(2), PI, shapes.counter)
shapes.counter += 1
import shapes

print(shapes.counter, sys.modules["shapes"] is shapes)
PI = 3
print(shapes.PI, shapes.area(1))  # names imported with `from` are bindings of our own
print([name for name in dir(shapes) if not name.startswith("__")])
from shapes import *

print(perimeter(1), "_hidden" in globals(), "secret" in globals())
try:
    from shapes import volume
except ImportError as error:
    print(str(error).split(" (")[0])
try:
    import no_such_module
except ModuleNotFoundError as error:
    print(error, error.name)
import importlib

del sys.modules["shapes"]
fresh = importlib.import_module("shapes")
print(fresh is shapes, fresh.counter)
importlib.reload(fresh)
import types

made = types.ModuleType("made", "made by hand")
exec("x = 40\ndef f(): return x + 2", made.__dict__)
sys.modules["made"] = made
from made import f

print(f(), made)
print(shapes.lazy_value)
