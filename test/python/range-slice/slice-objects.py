# slice objects: indices, comparison, hashing, use in custom containers and subscripts with many kinds of keys.
class K:
    def __getitem__(self, k): return k
k = K()
for s in (k[:], k[1:], k[:-1], k[::2], k[1:2:3], k[None:None:None], k["a":"b":"c"], k[1.5:]): print(s, s.start, s.stop, s.step)
print(k[1:2, ::3, ...], k[()], k[(1, 2)], k[[1]], k[True], k[-0], k[lambda: 0] is not None, k[x := 5], x)
for s in (slice(2), slice(-3, None), slice(None, None, -1), slice(10, -10, -3), slice(1, 100, 7), slice(-1, -100, -2), slice(5, 2)):
    print(s, [s.indices(n) for n in (0, 1, 5, 10)], list(range(10))[s])
for f in (lambda: slice(1, 2, 0).indices(3), lambda: slice("a").indices(1), lambda: slice(1).indices(-2), lambda: slice(), lambda: slice(1).x, lambda: [1, 2][1:2:0], lambda: "ab"["a":], lambda: [][1.5:], lambda: slice(1) < 5, lambda: (1, 2)[::None, 1]):
    try: print(f())
    except (ValueError, TypeError, AttributeError) as e: print(type(e).__name__, e)
print(slice(1, 2) == slice(1, 2), slice(1) == slice(None, 1, None), slice(1, 2) < slice(1, 3), slice(1) != slice(2), hash(slice(1, 2)) == hash(slice(1, 2)), {slice(1, 2): "hashable since 3.12"}[slice(1, 2)], slice(1, 2, 3).__reduce__()[1])
try: hash(slice([]))
except TypeError as e: print(e)
