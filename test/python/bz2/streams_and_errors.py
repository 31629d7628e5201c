import bz2
import io
import zlib

def t(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)

data = b"".join(b"line %d of some text\n" % i for i in range(20000)) + bytes(300000) + b"abc" * 1000
for level in range(1, 10):
    packed = bz2.compress(data, level)
    print(level, len(packed), zlib.crc32(packed), bz2.decompress(packed) == data)
print(bz2.compress(b""), bz2.decompress(bz2.compress(b"")))
for level in (0, 10, "x"):
    t(bz2.BZ2Compressor, level)
c = bz2.BZ2Compressor()
out = c.compress(b"hello ") + c.compress(b"world") + c.flush()
print(out)
t(c.flush)
t(c.compress, b"")
t(bz2.BZ2Compressor().compress, "text")
d = bz2.BZ2Decompressor()
print(d.needs_input, d.eof, d.unused_data)
print(d.decompress(out[:10]), d.needs_input)
print(d.decompress(out[10:] + b"tail", 4), d.needs_input, d.eof)
print(d.decompress(b"", 4), d.needs_input, d.eof)
print(d.decompress(b""), d.eof, d.unused_data)
t(d.decompress, b"")
t(bz2.BZ2Decompressor().decompress, b"not bzip2 at all")
t(bz2.decompress, out[:-2])
t(bz2.decompress, out[:20] + b"\0" + out[21:])
print(bz2.decompress(out + bz2.compress(b" again")))
s = io.BytesIO()
with bz2.open(s, "wt", encoding="utf-8") as f:
    f.write("one\ntwo\n\xe9\n")
with bz2.open(io.BytesIO(s.getvalue()), "rt", encoding="utf-8") as f:
    print(list(f))
with bz2.BZ2File(io.BytesIO(bz2.compress(data))) as f:
    print(f.readline(), f.seek(100000), f.read(20), f.tell())
for o in (bz2.BZ2Compressor, bz2.BZ2Decompressor):
    print(o.__module__, o.__name__)
