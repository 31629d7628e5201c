# Slice assignment with generators, the list itself, extended slices, and custom __index__.
a = list("abcdef")
a[1:3] = (c.upper() for c in "xyz"); print(a)
a[:0] = a[-2:]; print(a)
a[2:2] = a; print(a)
a[::3] = range(len(a[::3])); print(a)
a[5:] = []; print(a)
a[::-2] = "PQR"; print(a)
del a[1::2]; print(a)
a[1:100] = {"k": 1}; print(a)
a[-100:1] = "start"; print(a)
for s, v in ((slice(None, None, 2), [1]), (slice(0, 3, 2), "abc"), (slice(None, None, -1), [1]), (slice(0, 1), 5), (slice("a", None), [])):
    try: a[s] = v
    except (ValueError, TypeError) as e: print(s, type(e).__name__, e, a)
class L(list):
    def __setitem__(self, k, v): print("set", k, v); super().__setitem__(k, v)
    def __getitem__(self, k): print("get", k); return super().__getitem__(k)
    def __delitem__(self, k): print("del", k); super().__delitem__(k)
l = L(range(5))
l[1:3] = [9]; l[0] += 5; l[-1:] *= 2; del l[:1]; l[1], l[0] = l[0], l[1]
print(list(l), [*l])
i = 0
b = [0, 0, 0]
for i, b[i] in enumerate([7, 8, 9]): pass
print(i, b)
