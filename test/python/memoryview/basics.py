# memoryview: slicing, writing through, casting, attributes, release.
data = bytearray(b"abcdefgh")
m = memoryview(data)
print(m[0], m[-1], bytes(m[2:5]), m[::2].tobytes(), m[::-1].tolist(), len(m), m.format, m.itemsize, m.shape, m.strides, m.ndim, m.nbytes, m.readonly, m.contiguous, m.obj is data)
m[0] = 65
m[1:3] = b"BC"
s = m[4:]
s[0] = 90
print(data, m == data, m[:3] == b"ABC", s.tobytes(), m.hex(), list(m[:2]), 90 in m, bytes(m).count(b"Z"))
ints = memoryview(bytearray(8)).cast("I")
ints[1] = 0x01020304
print(ints.tolist(), ints.format, ints.itemsize, len(ints), ints.cast("B").tolist(), ints.tobytes())
sq = memoryview(bytes(range(6))).cast("B", (2, 3))
print(sq.tolist(), sq.shape, sq[1, 2], sq.ndim)
ro = memoryview(b"const")
for f in (lambda: ro.__setitem__(0, 1), lambda: m.__setitem__(0, 300), lambda: m.__setitem__(0, "a"), lambda: m.__setitem__(slice(0, 2), b"abc"), lambda: m[100], lambda: memoryview("str"), lambda: memoryview(5), lambda: memoryview(), lambda: hash(m), lambda: m.cast("x"), lambda: memoryview(bytes(7)).cast("I"), lambda: m["a"], lambda: m.__delitem__(0), lambda: m + b"x", lambda: sq[0], lambda: m < m):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(hash(ro) == hash(b"const"), {ro: 1}[b"const"], ro.toreadonly() == ro, m.toreadonly().readonly)
with memoryview(data) as w:
    w[0] = 33
try:
    w[0]
except ValueError as e:
    print(e)
print(repr(w).split(" at ")[0], data[:2])
m.release()
try:
    m.tobytes()
except ValueError as e:
    print(e)
d = memoryview(bytearray(16)).cast("d")
d[0], d[1] = 1.5, -2.0
print(d.tolist(), d[0] + d[1], memoryview(b"ab") == memoryview(bytearray(b"ab")), memoryview(b"ab") == "ab", [*memoryview(b"xy")], memoryview(b"abcabc").count(97), memoryview(b"abc").index(99))
