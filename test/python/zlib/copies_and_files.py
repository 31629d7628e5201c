import gzip
import io
import tarfile
import zipfile
import zlib

c = zlib.compressobj(6, zlib.DEFLATED, 15)
head = c.compress(b"common start " * 200)
d = c.copy()
one = head + c.compress(b"first" * 30) + c.flush()
two = head + d.compress(b"second" * 30) + d.flush()
print(zlib.decompress(one) == b"common start " * 200 + b"first" * 30, zlib.decompress(two)[-12:], len(one), len(two))

o = zlib.decompressobj()
part = o.decompress(one[:20])
p = o.copy()
print(o.decompress(one[20:]) == p.decompress(one[20:]), o.eof, p.eof)

s = io.BytesIO()
with gzip.GzipFile("name.txt", "wb", 9, s, mtime=0) as f:
    f.write(b"line one\nline two\n" * 100)
print(len(s.getvalue()), s.getvalue()[:18], zlib.crc32(s.getvalue()))
with gzip.GzipFile(fileobj=io.BytesIO(s.getvalue())) as f:
    print(f.readline(), f.read(5), f.mtime)
print(gzip.decompress(gzip.compress(b"abc", mtime=1)), gzip.compress(b"abc", 1, mtime=1))
for broken in (b"", b"\x1f\x8b", b"not gzip at all", s.getvalue()[:-3], s.getvalue()[:-8] + b"\0" * 8):
    try:
        print(len(gzip.decompress(broken)))
    except Exception as e:
        print(type(e).__name__, e)

z = io.BytesIO()
with zipfile.ZipFile(z, "w", zipfile.ZIP_DEFLATED) as f:
    f.writestr(zipfile.ZipInfo("a.txt"), "hello " * 100, zipfile.ZIP_DEFLATED)
    f.writestr(zipfile.ZipInfo("d/b.txt"), b"bytes")
print(len(z.getvalue()), zlib.crc32(z.getvalue()))
with zipfile.ZipFile(z) as f:
    print(f.namelist(), f.read("a.txt")[:12], f.testzip(), [i.compress_size for i in f.infolist()])

t = io.BytesIO()
with tarfile.open(fileobj=t, mode="w:gz", format=tarfile.PAX_FORMAT) as f:
    info = tarfile.TarInfo("x/\xe9.txt")
    info.size = 5
    f.addfile(info, io.BytesIO(b"hello"))
with tarfile.open(fileobj=io.BytesIO(t.getvalue())) as f:
    print(f.getnames(), f.extractfile(f.getmembers()[0]).read())

q = zlib._ZlibDecompressor()
data = zlib.compress(bytes(1000)) + b"rest"
got = b""
while not q.eof:
    got += q.decompress(data if q.needs_input else b"", 100)
print(len(got), q.unused_data)
