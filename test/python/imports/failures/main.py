# A module that fails while it runs is removed from sys.modules and can be tried again; submodules that succeeded stay.
import sys
for attempt in range(2):
    try:
        import flaky
    except ZeroDivisionError as e:
        print(attempt, e, "flaky" in sys.modules)
sys.flaky_ok = True
import flaky
print(flaky.value)
del sys.flaky_ok
try:
    import broken_pkg.inner
except ValueError as e:
    print(e, sorted(m for m in sys.modules if m.startswith("broken_pkg")))
sys.modules["blocked"] = None
for s in ("import blocked", "from blocked import x"):
    try: exec(s)
    except ImportError as e: print(type(e).__name__, e)
sys.modules["fake"] = "just a string"
import fake
print(fake, fake.upper())
from fake import upper
print(upper())
class Lazy:
    def __getattr__(self, n):
        if n.startswith("__"): raise AttributeError(n)
        return f"lazy {n}"
sys.modules["lazy"] = Lazy()
from lazy import anything
import lazy
print(anything, lazy.more)
try:
    import replaces_itself
    print(replaces_itself, type(replaces_itself).__name__)
except ImportError as e:
    print(e)
try: __import__("")
except ValueError as e: print(e)
try: __import__(5)
except TypeError as e: print(e)
print(__import__("broken_ok.leaf").__name__, __import__("broken_ok.leaf", fromlist=["x"]).__name__)
try: import_error
except NameError as e: print(e)
