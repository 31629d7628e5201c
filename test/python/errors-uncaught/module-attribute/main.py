# Attribute errors on modules: a suggestion, a partially initialised module, and shadowing names.
import tool
try:
    tool.hammr
except AttributeError as e:
    print(e)
try:
    from tool import nail
except ImportError as e:
    print(str(e).split(" (")[0])
import cyc1
