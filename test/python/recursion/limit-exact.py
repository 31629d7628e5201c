# The recursion limit counts frames from the module's own, and a traceback folds repeated lines.
import sys


def depth(n):
    try:
        return depth(n + 1)
    except RecursionError:
        return n


def count_entries(tb):
    total = 0
    while tb is not None:
        total += 1
        tb = tb.tb_next
    return total


def forever(n):
    return forever(n + 1)


print(depth(1), sys.getrecursionlimit())
try:
    forever(0)
except RecursionError as error:
    print(count_entries(error.__traceback__), type(error).__mro__[1].__name__, error)
sys.setrecursionlimit(150)
try:
    forever(0)
except RecursionError as error:
    print(count_entries(error.__traceback__))
try:
    sys.setrecursionlimit(0)
except ValueError as error:
    print(error)
print(sys._getframe().f_back)
forever(0)
