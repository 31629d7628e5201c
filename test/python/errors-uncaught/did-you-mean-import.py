# Suggestions in ImportError.
import traceback


def show(text):
    try:
        exec(text)
    except ImportError:
        traceback.print_exc(limit=-1)


show("from math import squrt")
show("from collections import defaultdct")
show("from collections import nothing_like_it")
show("from math import pi, floor, cieling")
show("import colections")
show("import collections.abd")
show("import math.nothing")
show("from functools import reduce as r, lru_cach")
show("from . import x")
show("from .sibling import y")
show("import nonexistent_module_for_test")
from itertools import permutation
