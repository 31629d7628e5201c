import io, pickle
b = io.BytesIO(b"abcdef")
view = b.getbuffer()
view[1] = 88
print(b.getvalue(), bytes(view), view.readonly)
for action in (lambda: b.write(b"xyz"), lambda: b.truncate(), lambda: b.close(), lambda: b.__init__(b"x"), lambda: b.__setstate__((b"", 0, None))):
    try:
        action()
    except BufferError as e:
        print("BufferError", e)
print(b.read(3), b.seek(0, 2))
view.release()
print(b.write(b"xyz"), b.getvalue())
for state in ((), (b"", 0), (b"", -1, None), (b"", 1.5, None), (b"", 0, 1), ("", 0, None)):
    for stream in (io.BytesIO(),):
        try:
            print(stream.__setstate__(state))
        except (TypeError, ValueError) as e:
            print(type(e).__name__, e)
for state in ((), ("", "", 0), ("", "", -1, None), ("", "", 1.5, None), ("", "", 0, 1), (b"", "", 0, None), ("a\nb", "\n", 2, {"foo": 42})):
    stream = io.StringIO()
    try:
        print(stream.__setstate__(state), stream.read(), stream.foo)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
for newline in (None, "", "\n", "\r\n"):
    s = io.StringIO("a\nb\n", newline=newline)
    print(repr(newline), s.newlines, end=" ")
    s.write("c\r\n")
    print(repr(s.newlines), end=" ")
    s.write("d\r")
    print(repr(s.newlines))
