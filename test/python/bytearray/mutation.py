# bytearray: every mutation, slice assignment, errors, aliasing.
b = bytearray(b"hello")
b[0] = 72
b[1:3] = b"EL"
b.append(33)
b.extend(b"ab")
b.extend([1, 2])
b += b"!"
b.insert(1, 46)
print(b, b.pop(), b.pop(0), b)
b.remove(33)
b.reverse()
del b[0]
del b[::2]
print(b, len(b))
b *= 2
b[1:1] = bytearray(b"ins")
b[::2] = b"x" * len(b[::2])
print(b, b.copy() == b, b.copy() is b)
b[:] = range(5)
b[10:] = b"z"
print(b, list(b), b == bytes(b), b.find(b"z"), b.upper(), b + b"q", type(b + b"q").__name__, type(b"q" + b).__name__, b[1:3], b.hex(), b.decode())
b.clear()
print(b, bool(b), bytearray(3), bytearray("é", "utf-8"), bytearray([1, 2]), bytearray(b"x" * 2), bytearray.fromhex("4142"), repr(bytearray(b"'")))
b = bytearray(b"abc")
for f in (lambda: b.append(256), lambda: b.append("a"), lambda: b.extend("abc"), lambda: b.extend([300]), lambda: b.__setitem__(5, 1), lambda: b.__setitem__(0, "a"), lambda: b.__setitem__(0, b"a"), lambda: b.__setitem__(slice(0, 2), 5), lambda: b.__setitem__(slice(0, 3, 2), b"abc"), lambda: b.remove(99), lambda: b.remove(300), lambda: b.pop(9), lambda: bytearray().pop(), lambda: b.insert(0, -1), lambda: hash(b), lambda: {b: 1}, lambda: b.__delitem__(7), lambda: b.__setitem__(slice(0, 1), "x"), lambda: b.index(b"q"), lambda: bytearray("x")):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(b)
x = y = bytearray(b"1")
x += b"2"
print(y, x is y, b"12" == y, y == bytearray(b"12"), y < b"2", max(y), sorted(y), y in [b"12"], 49 in y, b"12" in y, y.startswith(b"1"), y.split(b"2"), y.translate(bytes(256)))
m = memoryview(y)
try:
    y.append(1)
except BufferError as e:
    print(e)
m.release()
y.append(51)
print(y, y.resize(1), y)
it = iter(b)
next(it)
b += b"de"
print(list(it), y.take_bytes() if hasattr(y, "take_bytes") else "3.15 only")
