# __eq__ without __hash__, inheritance of None, hash of containers, unhashable messages.
class E:
    def __eq__(self, o): return isinstance(o, E)
class H(E):
    __hash__ = object.__hash__
class S(E): pass
class Explicit(E):
    def __hash__(self): return 1
for c in (E, H, S, Explicit):
    try:
        print(c.__name__, c.__hash__ is None, len({c(), c()}) if c is Explicit else hash(c()) is not None)
    except TypeError as e:
        print(c.__name__, e)
for v in ([], {}, set(), bytearray(), (1, []), frozenset(), (), slice(1), E(), range(3), None, ..., int, len, lambda: 0, memoryview(bytearray()), {}.keys(), iter([]), object(), 1.5, b"x", Exception(), type):
    try:
        hash(v)
        print(type(v).__name__, "hashable")
    except (TypeError, ValueError) as e:
        print(type(v).__name__, e)
for r in (1.5, "x", None, 10**30, True, -1):
    class R:
        def __hash__(self): return r
    try:
        print(r, hash(R()) == hash(r) if isinstance(r, int) else hash(R()))
    except TypeError as e:
        print(r, e)
print(hash(-1) == hash(-2), hash(0), hash(1), hash(True), hash(""), hash(b""), hash(()) == hash(()), hash(2**10), hash(-5), hash(0.0), hash((1, 2)) == hash((1, 2)), hash((1, 2)) != hash((2, 1)))
import collections.abc
print(isinstance(E(), collections.abc.Hashable), isinstance([], collections.abc.Hashable), isinstance(1, collections.abc.Hashable), issubclass(H, collections.abc.Hashable))
