# ImportError of a name that a module does not have, with a suggestion, and of a circular import.
# (Modules beside the program itself get another message.)
import sys
sys.path.append("lib")
try:
    import circular_a
except ImportError as e:
    print(str(e).split(" (")[0])
try:
    from tools import hammmer
except ImportError as e:
    print(str(e).split(" (")[0], e.name, e.name_from)
from tools import screwdrver
