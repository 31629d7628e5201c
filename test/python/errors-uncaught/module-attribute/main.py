# Attribute errors on modules: a suggestion, a partially initialised module, and shadowing names.
# (Modules beside the program itself get another message.)
import sys
sys.path.append("lib")
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
