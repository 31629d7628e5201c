# Streams made one after the other, with the same and with other settings: the same bytes as from fresh ones.
import gzip
import io
import random
import zipfile
import zlib

r = random.Random(5)
texts = [
    b"",
    b"a",
    b"hello world, hello world " * 3,
    bytes(range(256)) * 40,
    b"".join(b"line %d of a text that repeats itself\n" % i for i in range(1500)),
    bytes(r.randrange(256) for _ in range(5000)),
    bytes(r.choice(b"abcd") for _ in range(40000)),
    b"\0" * 200000,
    b" ".join(b"%d" % r.randrange(10**6) for _ in range(20000)),
]
for wbits in (15, -15, 31, 9, -9, 25, 12, 8):
    for level in (-1, 0, 1, 3, 5, 6, 7, 9):
        seen = []
        for text in texts + texts[::-1]:
            packed = zlib.compress(text, level, wbits=wbits)
            seen.append((len(packed), zlib.crc32(packed)))
            assert zlib.decompress(packed, wbits=wbits) == text
        assert seen[: len(texts)] == seen[len(texts) :][::-1]
        print(wbits, level, seen[: len(texts)])
print(zlib.compress(b"abc"), zlib.compress(b"abc", 1), zlib.compress(b"abc", 9, wbits=31), zlib.compress(b"abc", 1, wbits=31), zlib.compress(b"abc", wbits=-15))

# Objects: some are finished, some are not, some are copied before.
packed = []
for i, text in enumerate(texts * 2):
    c = zlib.compressobj(6, zlib.DEFLATED, -15, 8 if i % 3 else 9, zlib.Z_DEFAULT_STRATEGY)
    first = c.compress(text[: len(text) // 2])
    if i % 4 == 0:
        twin = c.copy()
        packed.append(first + twin.compress(b"other") + twin.flush())
    packed.append(first + c.compress(text[len(text) // 2 :]) + c.flush(zlib.Z_SYNC_FLUSH if i % 5 == 0 else zlib.Z_FINISH))
    try:
        c.compress(b"more")
        print("goes on", len(c.flush()))
    except zlib.error as e:
        print(e)
print([(len(p), zlib.crc32(p)) for p in packed])
a = zlib.compressobj(zdict=b"hello world")
b = zlib.compressobj()
print(a.compress(b"hello world") + a.flush(), b.compress(b"hello world") + b.flush(), zlib.compressobj().flush())
for text in texts[:5]:
    print(len(gzip.compress(text, mtime=0)), zlib.crc32(gzip.compress(text, 9, mtime=0)), gzip.decompress(gzip.compress(text)) == text)
out = io.BytesIO()
with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:
    for i, text in enumerate(texts):
        z.writestr(zipfile.ZipInfo("file%d" % i), text, zipfile.ZIP_DEFLATED)
with zipfile.ZipFile(out) as z:
    print(z.testzip(), [(i.compress_size, i.CRC) for i in z.infolist()])
for bad in ((b"", 10), (b"", -2), (b"", 6, 7), (b"", 6, -8), (b"", 6, 24), (b"", 6, 40)):
    try:
        print(zlib.compress(*bad))
    except (zlib.error, ValueError) as e:
        print(type(e).__name__, e)
