# array.array: type codes, conversions, slices, buffers, pickling, errors. Codes whose size differs between systems are left out.
import array, copy, pickle, struct
A = array.array
def show(f, *args):
    try: print(f(*args))
    except Exception as e: print(type(e).__name__, e)
for c in "bBhHiIqQfd":
    a = A(c, [1, 2, 3]); a.append(100); a.extend([4]); a.insert(1, 5)
    print(a, a.itemsize, len(a), a.tolist(), a.tobytes().hex(), a[1], a[-1], a[1:4], a[::-2], 5 in a, a.count(2), a.index(100))
    a.byteswap(); a.byteswap(); a.reverse(); print(a.pop(), a.pop(0), a)
    for v in ("x", 1.5, -1, 300, 70000, None): show(a.append, v)
w = A("w", "héllo\U0001f600"); print(w, w[5], w.tounicode(), len(w), A("w", w)[1:3], w.tolist()); w.fromunicode("x"); print(w)
show(w.append, "ab"); show(w.append, 5); show(A("i").fromunicode, "x"); show(A("i").tounicode)
a = A("i", range(10))
a[2:4] = A("i", [20, 30, 40]); print(a); a[::3] = A("i", [0, 0, 0, 0]); print(a); del a[1:3]; print(a); del a[::2]; print(a); del a[0]; print(a)
show(a.__setitem__, slice(0, 2), [1]); show(a.__setitem__, slice(0, 2), A("d")); show(a.__setitem__, slice(None, None, 2), A("i", [1, 2, 3, 4, 5]))
show(a.__getitem__, 99); show(a.__setitem__, 99, 1); show(a.__delitem__, 99); show(a.__getitem__, "x"); show(a.pop, 99); show(A("i").pop); show(a.remove, 99); show(a.index, 99)
print(a + a, a * 2, 3 * A("i", [1]), a * 0); show(lambda: a + [1]); show(lambda: a + A("d")); show(a.extend, A("d")); show(lambda: a * "x")
b = a[:]; b += A("i", [7]); b *= 2; print(b, b > a, b == b[:], A("i", [1]) == A("d", [1.0]), A("i", [1]) < A("b", [2]), a == [1])
m = memoryview(b); print(m.format, m.itemsize, m.shape, m[0]); m[0] = 77; print(b[0])
for f in (lambda: b.append(1), lambda: b.pop(), b.clear, lambda: b.__imul__(2)): show(f)
m.release(); b.append(1); b.clear(); print(b, bool(b))
show(a.frombytes, b"abc"); a.frombytes(struct.pack("<i", 9)); print(a); show(a.frombytes, "abc"); show(a.fromlist, (1,)); a.fromlist([1, 2]); print(a); show(a.fromlist, [1, "x"]); print(len(a))
for p in range(2, 6): print(pickle.loads(pickle.dumps(a, p)) == a)
print(copy.copy(a) == a, copy.deepcopy(a) is a, A("B", b"ab"), A("h", bytearray(b"abcd")), A("d", (x / 2 for x in range(3))), bytes(A("B", [65, 66])))
show(A); show(A, "i", 1, 2); show(A, 1); show(A, "ii"); show(A, "z"); show(A, "i", "abc"); show(A, "i", 5); show(lambda: A("i", x=1)); show(A, "i", A("w", "a")); show(hash, a)
class S(A):
    def __new__(cls, values): return super().__new__(cls, "i", values)
s = S([3, 1]); s.note = "n"; print(s, sorted(s), s + s, type(s[:]).__name__, pickle.loads(pickle.dumps(s, 5)) if False else s.note, array.typecodes, A[int])
it = iter(A("b", [1, 2])); print(next(it), it.__reduce__()[1:]); it.__setstate__(0); print(list(it), list(it))
for machine, data in ((2, b"\1\0\2\0"), (3, b"\0\1\0\2"), (9, b"\xff\xff\xff\xfe"), (15, struct.pack(">f", 1.5)), (16, struct.pack("<d", 2.5)), (21, "ab".encode("utf-32-be"))):
    print(array._array_reconstructor(A, {15: "f", 16: "d", 21: "w"}.get(machine, "i"), machine, data).tolist())
show(array._array_reconstructor, int, "i", 8, b""); show(array._array_reconstructor, A, "i", 99, b""); show(array._array_reconstructor, A, "i", 8, 1)
match A("i", [1, 2, 3]):
    case [x, *rest]: print(x, rest)
