import marshal, io
print(marshal.dumps((1, "ab", "a b", 2.5, None, [1, [2]], {"k": (1, 2)}, b"xy", {3, 1, 2}, frozenset([1]), 1j, "é", "é" * 2, slice(1, 2))))
for v in range(6):
    print(v, marshal.dumps(["abc", "a b", 1.5, (1, 2), 2j], v))
for data in (b"l\x02\x00\x00\x00\x00\x00\x00\x00", b"", b"[\x02\x00\x00\x00N", b"(\x01\x00\x00\x000", b"?", b"r\x00\x00\x00\x00", b"s\xff\xff\xff\xff", b"s\x05\x00\x00\x00a", b"f\x01x", b"\xdb\x01\x00\x00\x00r\x00\x00\x00\x00", b"[\x01\x00\x00\x00" * 3000, b"I\x01\x23\x45\x67\x89\xab\xcd\xef", b"0"):
    try:
        print(marshal.loads(data))
    except Exception as e:
        print(type(e).__name__, e)
for v in (object(), slice(1), int):
    try:
        print(marshal.dumps(v, 4))
    except Exception as e:
        print(type(e).__name__, e)
a = []
a.append(a)
b = marshal.loads(marshal.dumps(a))
print(b[0] is b)
try:
    marshal.dumps(a, 2)
except ValueError as e:
    print(e)
f = io.BytesIO(marshal.dumps([1, 2]) + b"tail")
print(marshal.load(f), f.read())
print(marshal.loads(marshal.dumps(compile("x = 1", "f", "exec"))).co_filename)
for n in (2**31 - 1, 2**31, -(2**31), -(2**31) - 1, 2**70, -(2**70), 3**200):
    print(marshal.loads(marshal.dumps(n)) == n, marshal.dumps([n], 2))
