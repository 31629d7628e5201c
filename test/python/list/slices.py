# Extended slices of lists: reading, assigning, deleting, with odd slice objects.
base = list(range(10))
for s in (slice(2, 7, 2), slice(None, None, -3), slice(-1, -5, -1), slice(5, 5), slice(8, 2), slice(-3, 100), slice(100, None, -4), slice(None, -100), slice(None, -100, -1), slice(3, None, 100), slice(1, 9, 7)):
    a = base[:]
    print(s, a[s], end=" ")
    try:
        a[s] = "AB"
        print(a, end=" ")
    except ValueError as e:
        print(e, end=" ")
    a = base[:]
    del a[s]
    print(a)


class I:
    def __init__(self, n): self.n = n
    def __index__(self): return self.n


print(base[I(2) : I(5)], base[I(-1)], base[slice(I(1), None, I(4))])
a = [0, 1, 2, 3]
a[I(1)] = "i"
a[4:2] = ["ins"]
print(a)
a[1:1] = iter("it")
a[:2] = {9: 1}
print(a)
class S:
    def __getitem__(self, k): return k
    def __setitem__(self, k, v): print("set", k, v)
    def __delitem__(self, k): print("del", k)
s = S()
print(s[1], s[1:2], s[1:2:3], s[:], s[::], s[1, 2], s[1:2, 3], s[...], s[None:None], s[:, ::2], s[()], s[1,], s["a":"b"], s[-1:], s[lambda: 0].__name__)
s[1:2] = 3
del s[::2], s[0]
s[0], s[1:] = 1, 2
s[0] += [5] if False else (0,) if isinstance(s[0], tuple) else 1
print(slice(1, 2) == slice(1, 2), slice(1, 2) < slice(1, 3), slice(5).indices(3), slice(None, None, -1).indices(4), slice(-5, 10, 2).indices(6), hash(slice(1, 2)) == hash(slice(1, 2)), slice(1, 2, 3).start, slice(1, 2, 3).step, repr(slice("a", None)))
for f in (lambda: slice(), lambda: slice(1, 2, 3, 4), lambda: slice("a").indices(5), lambda: slice(1).indices(-1), lambda: slice(1, 2, 0).indices(5), lambda: slice(1).indices("a"), lambda: setattr(slice(1), "start", 2)):
    try:
        f()
    except (TypeError, ValueError, AttributeError) as e:
        print(type(e).__name__, e)
