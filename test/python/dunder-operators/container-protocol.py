# __getitem__, __setitem__, __delitem__, __contains__, __len__, __iter__, __reversed__, __missing__, __class_getitem__.
class Box:
    def __init__(self): self.d = {}
    def __getitem__(self, k): print("get", k); return self.d.get(repr(k), "none")
    def __setitem__(self, k, v): print("set", k, v); self.d[repr(k)] = v
    def __delitem__(self, k): print("del", k)
    def __contains__(self, x): print("contains", x); return x == 1
    def __len__(self): return 3
    def __iter__(self): return iter("xyz")
    def __reversed__(self): return iter("zyx")
    def __class_getitem__(cls, k): return cls.__name__, k
b = Box()
b[1] = b[1:2] = b[1, 2:3, ...] = "v"
b["k"] += "!"
del b[0], b[::2]
print(1 in b, 2 not in b, len(b), list(b), list(reversed(b)), Box[int, "a"], bool(b), [*b])
class NoIter:
    def __getitem__(self, i): return "abc"[i]
print("b" in NoIter(), list(NoIter()), "z" in NoIter())
class NoContains:
    __contains__ = None
    def __iter__(self): return iter([1])
class OnlyLen:
    def __len__(self): return 0
for f in (lambda: 1 in NoContains(), lambda: OnlyLen()[0], lambda: reversed(OnlyLen()), lambda: 1 in OnlyLen(), lambda: iter(OnlyLen()), lambda: int[0], lambda: len(NoIter()), lambda: NoIter().__setitem__, lambda: Box()[0, 1][5]):
    try:
        print(f())
    except (TypeError, AttributeError, IndexError) as e:
        print(type(e).__name__, e)
o = object()
try:
    o[0] = 1
except TypeError as e:
    print(e)
try:
    del o[0]
except TypeError as e:
    print(e)
print(bool(OnlyLen()), [list[int], dict[str, int]][0], type[int], tuple[()], Box.__class_getitem__(5))
