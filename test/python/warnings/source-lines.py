# Warnings printed from this file show its lines; those from strings do not.
import warnings
if 5 is 5: print("is with a literal")
pattern = "\d+"
def f():
    warnings.warn(
        "spans lines",
        UserWarning,
    )
f()
exec("import warnings\nwarnings.warn('from exec')")
class C:
    def __init__(self): warnings.warn("in init", stacklevel=2)
    def __del__(self): pass
C()
[C() for _ in range(2)]
warnings.warn_explicit("explicit", UserWarning, "some_file.py", 42)
warnings.warn_explicit("explicit line", DeprecationWarning, "some_file.py", 43, source=None)
@warnings.deprecated("use g instead")
def g(): return "g"
print(g(), g.__deprecated__)
@warnings.deprecated("class is old", category=FutureWarning)
class Old: pass
Old()
class Sub(Old): pass
warnings.simplefilter("once")
for i in range(3): warnings.warn("once only")
warnings.simplefilter("module")
for i in range(2): warnings.warn("per module")
warnings.simplefilter("ignore"); warnings.warn("never")
warnings.resetwarnings(); warnings.warn("after reset"); warnings.warn("now shown", DeprecationWarning)
