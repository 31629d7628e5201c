# 31. A package is a folder of modules with an __init__.py.
import sys

import store
from store import inventory
from store.pricing import with_tax

print(store.__name__, store.__path__ is not None, store.__package__, store.VERSION)
print(inventory.__name__, inventory.__package__, store.inventory is inventory)
print(with_tax(100), inventory.total({"pen": 2, "pad": 3}))
print(sorted(name for name in sys.modules if name.startswith("store")))
import store.reports.monthly as monthly

print(monthly.title(), store.reports.__name__, sorted(store.reports.__all__))
from store.reports import *

print(yearly.title())
from store import helper

print(helper)
try:
    from store import nothing
except ImportError as error:
    print(str(error).split(" (")[0])
try:
    import store.missing
except ModuleNotFoundError as error:
    print(error)
try:
    import store.pricing.deeper
except ModuleNotFoundError as error:
    print(error)
import plain_folder

print(plain_folder.__file__ if hasattr(plain_folder, "__file__") else "namespace package", type(plain_folder.__path__).__name__)
from plain_folder import leaf

print(leaf.NAME)
try:
    exec("from . import x", {"__name__": "__main__"})
except ImportError as error:
    print(error)
