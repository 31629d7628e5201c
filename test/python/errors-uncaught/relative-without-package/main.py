# A relative import in the main program, and beyond the top of a package.
try:
    from . import sibling
except ImportError as e:
    print(e)
import pack.deep
