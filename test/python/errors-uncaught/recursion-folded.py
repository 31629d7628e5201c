# Repeated lines of a traceback are folded after the third, also when two functions alternate (not folded).
import sys

sys.setrecursionlimit(60)


def even(n):
    return odd(n - 1)


def odd(n):
    return even(n - 1)


def down(n):
    if n == 0:
        raise ValueError("bottom")
    down(n - 1)


for depth in (1, 2, 3, 4, 10):
    try:
        down(depth)
    except ValueError:
        import traceback
        traceback.print_exc(file=sys.stdout)
even(0)
