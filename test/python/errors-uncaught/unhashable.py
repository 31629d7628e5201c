# Unhashable keys say where they were used.
import traceback


class NoHash:
    __eq__ = lambda self, other: True


class BadHash:
    def __hash__(self):
        return "not an int"


for f in (lambda: {[]: 1}, lambda: {{}}, lambda: {1: 2}[[3]], lambda: set([[]]), lambda: hash({}), lambda: {(1, [2]): 3}, lambda: [] in {1}, lambda: {}.get([]), lambda: {NoHash()}, lambda: {BadHash()}, lambda: frozenset([bytearray()]), lambda: {slice(1): 1} and {}[[]:1]):
    try:
        f()
    except TypeError:
        traceback.print_exc(limit=0)
cache = {}
cache[["a"]] = 1
