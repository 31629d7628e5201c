# Circular imports: partially initialised modules, names available before and after.
# (Modules beside the program itself get another message.)
import sys
sys.path.append("lib")
import a
print(a.done, a.b.done, a.b.saw)
try:
    import c
except ImportError as e:
    print(str(e).split(" (")[0])
import sys
print("c" in sys.modules, "d" in sys.modules, "a" in sys.modules)
try:
    import e
except AttributeError as err:
    print(str(err).split(" (")[0])
import pack
print(pack.left.get(), pack.right.get())
