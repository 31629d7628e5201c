import sys
sys.modules[__name__] = {"a": "dict instead"}
