# Streams that come as a whole, with and without something behind them, cut short or damaged; what the objects tell afterwards.
import gzip
import zlib

text = b"".join(b"line %d of a text that repeats itself\n" % i for i in range(2000))
for wbits in (15, -15, 31, 9, -9, 12):
    maker = zlib.compressobj(wbits=wbits)
    packed = maker.compress(text) + maker.flush()
    print(wbits, len(packed) > 256, zlib.decompress(packed, wbits) == text, zlib.decompress(packed + b"tail", wbits) == text)
    d = zlib.decompressobj(wbits)
    out = d.decompress(packed + b"tail" * 100)
    print(out == text, d.eof, d.unused_data == b"tail" * 100, d.unconsumed_tail)
    print(d.decompress(b"more"), d.unused_data[-8:], d.flush(), d.eof)
    d = zlib.decompressobj(wbits)
    out = d.decompress(packed[:-20])
    print(text.startswith(out), d.eof, d.unused_data, end=" ")
    copy = d.copy()
    print(out + d.decompress(packed[-20:] + b"!") == text, d.eof, d.unused_data, out + copy.decompress(packed[-20:]) == text)
    d = zlib.decompressobj(wbits)
    print(d.decompress(packed, 1000) == text[:1000], d.eof, d.decompress(d.unconsumed_tail) == text[1000:], d.eof)
    for bad in (packed[:-1], packed[:300], packed[:200] + b"\xff" * 40 + packed[240:], b"\x01" * 400, packed[:-1] + b"\0"):
        try:
            print(len(zlib.decompress(bad, wbits)))
        except zlib.error as e:
            print(e)
        try:
            d = zlib.decompressobj(wbits)
            print(len(d.decompress(bad)), d.eof, len(d.unused_data))
        except zlib.error as e:
            print(e)
d = zlib.decompressobj()
whole = zlib.compress(text)
d.decompress(whole)
other = d.copy()
print(other.eof, other.unused_data, other.flush(), other.decompress(b"x" * 300)[:5], other.unused_data == b"x" * 300, d.unused_data)
words = zlib.compressobj(zdict=text[:500])
packed = words.compress(text) + words.flush()
try:
    zlib.decompress(packed)
except zlib.error as e:
    print(e)
print(zlib.decompressobj(zdict=text[:500]).decompress(packed) == text)
two = gzip.compress(text, mtime=0) + gzip.compress(b"second" * 100, mtime=0) + b"\0\0"
print(len(gzip.decompress(two)))
for cut in (1, 9, 100):
    try:
        gzip.decompress(two[:-2][:-cut])
    except (EOFError, gzip.BadGzipFile) as e:
        print(type(e).__name__, e)
for n in (0, 1, 7, 8, 9, 3799, 3800, 3801, 40000):
    print(n, zlib.adler32(b"\xff" * n), zlib.adler32(b"\xff" * n, 0xFFF0FFF0), zlib.crc32(b"\xfe" * n), zlib.crc32(text[:n], 12345))
