# Errors of bytes, bytearray and memoryview; uncaught: resizing with an export.
for f in (lambda: bytes([300]), lambda: bytes("a"), lambda: b"a" + "b", lambda: bytearray(b"a").append("x"), lambda: memoryview(b"ab").__setitem__(0, 1), lambda: b"a"[9], lambda: bytes.fromhex("zz"), lambda: int.from_bytes("a"), lambda: (300).to_bytes(1), lambda: b"%d" % "x", lambda: bytearray(-1), lambda: b"".join([1]), lambda: memoryview(bytearray(3)).cast("H")):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
buffer = bytearray(b"data")
view = memoryview(buffer)
view[0] = 68
print(buffer)
buffer.extend(b"more")
