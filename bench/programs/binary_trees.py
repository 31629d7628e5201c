"""Building and walking many small trees of objects."""
N = 15


class Node:
    __slots__ = ("left", "right")

    def __init__(self, left, right):
        self.left, self.right = left, right

    def check(self):
        return 1 + (self.left.check() if self.left else 0) + (self.right.check() if self.right else 0)


def build(depth):
    return Node(build(depth - 1), build(depth - 1)) if depth else Node(None, None)


def as_tuple(depth):
    return (as_tuple(depth - 1), as_tuple(depth - 1)) if depth else (None, None)


def count(tree):
    left, right = tree
    return 1 if left is None else 1 + count(left) + count(right)


def run(n):
    total = 0
    for depth in range(4, n + 1, 2):
        for _ in range(2 ** (n - depth)):
            total += build(depth).check()
    return total + count(as_tuple(n))
