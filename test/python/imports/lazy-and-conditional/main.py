# Imports inside functions, conditionals, try blocks, loops and classes; names as globals; import order by evaluation.
order = []
def use():
    import late
    return late.value
print("late not loaded", "late" in __import__("sys").modules)
print(use(), use())
try:
    import no_such_accelerator as impl
except ImportError:
    import late as impl
print(impl.__name__)
for name in ("late", "math", "nope_nope"):
    try:
        m = __import__(name)
        print(name, m.__name__)
    except ModuleNotFoundError as e:
        print(e)
class Holder:
    import late as module
    from late import value
    def get(self): return self.module.value, self.value
print(Holder().get())
def shadow():
    try: late
    except UnboundLocalError as e: print(e)
    import late
    return late.__name__
print(shadow())
def glob():
    global brought
    import late as brought
glob()
print(brought.value)
if True:
    from late import value as v, other as o
else:
    from late import nothing
print(v, o)
with __import__("contextlib").suppress(ImportError):
    from late import missing_name
    print("never")
