# Special methods that return the wrong type.
class Bad:
    __len__ = lambda self: "x"
    __bool__ = lambda self: 5
    __hash__ = lambda self: 1.5
    __index__ = lambda self: "i"
    __iter__ = lambda self: 5
    __str__ = lambda self: b"s"
    __repr__ = lambda self: 1
    __format__ = lambda self, s: 2
    __int__ = lambda self: "n"
    __float__ = lambda self: "f"
    __complex__ = lambda self: "c"
    __bytes__ = lambda self: "b"
    __contains__ = lambda self, x: Bad()
    __dir__ = lambda self: 3
    __length_hint__ = lambda self: "h"
    __getnewargs__ = lambda self: 1


b = Bad()
import operator
for f in (len, bool, hash, hex, iter, str, repr, format, int, float, complex, bytes, lambda x: 1 in x, dir, lambda x: [1][x], list, ascii, lambda x: f"{x}", lambda x: "%s" % x, lambda x: {x: 1}, lambda x: not x, range, lambda x: "a" * x, round, print):
    try:
        f(b)
    except TypeError as e:
        print(e)
if b:
    pass
