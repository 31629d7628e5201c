# Warnings: default filters, once per location, categories, stacklevel, catch_warnings, errors, showwarning.
import warnings, sys
def old(): warnings.warn("old is deprecated", DeprecationWarning, stacklevel=2)
for _ in range(3): old()
old()
def lib(): warnings.warn("in lib", DeprecationWarning)
lib(); lib()
warnings.warn("plain"); warnings.warn("plain")
warnings.warn("pending", PendingDeprecationWarning); warnings.warn("imp", ImportWarning); warnings.warn("res", ResourceWarning)
warnings.warn(UserWarning("instance")); warnings.warn("future", FutureWarning); warnings.warn("syntax", SyntaxWarning); warnings.warn("run", RuntimeWarning); warnings.warn("uni", UnicodeWarning); warnings.warn("bytes", BytesWarning)
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always")
    for _ in range(2): old()
    warnings.warn("msg", stacklevel=1)
    print([(str(x.message), x.category.__name__, x.lineno) for x in w])
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try: warnings.warn("as error", RuntimeWarning)
    except RuntimeWarning as e: print(repr(e))
with warnings.catch_warnings():
    warnings.filterwarnings("ignore", message="ign.*", category=UserWarning)
    warnings.filterwarnings("error", message=".*fatal")
    warnings.warn("ignored"); warnings.warn("not ignored")
    try: warnings.warn("really fatal")
    except UserWarning as e: print("raised", e)
class My(UserWarning):
    def __str__(self): return "My:" + super().__str__()
warnings.warn("custom", My); warnings.warn(My("inst"), UserWarning)
for args in ((5,), ("m", int), ("m", "x"), ("m", UserWarning, "s"), ("m", None, 100)):
    try: warnings.warn(*args)
    except TypeError as e: print(e)
warnings.showwarning = lambda m, c, f, l, file=None, line=None: print("shown:", c.__name__, m, l)
warnings.warn("through showwarning")
for bad in (lambda: warnings.simplefilter("nope"), lambda: warnings.filterwarnings("ignore", lineno=-1), lambda: warnings.filterwarnings("ignore", category=5)):
    try: bad()
    except (ValueError, TypeError) as e: print(type(e).__name__, e)
print(warnings.formatwarning("text", UserWarning, "file.py", 7, "the line"), end="")
