import io
import lzma
import zlib

def t(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)

data = b"".join(b"line %d of some text\n" % i for i in range(2000)) + bytes(100000) + b"abc" * 1000
for preset in (0, 1, 3):
    packed = lzma.compress(data, preset=preset)
    print(preset & 15, lzma.decompress(packed) == data)
for check in (lzma.CHECK_NONE, lzma.CHECK_CRC32, lzma.CHECK_CRC64, lzma.CHECK_SHA256):
    packed = lzma.compress(data, check=check)
    d = lzma.LZMADecompressor()
    print(d.check, d.decompress(packed) == data, d.check, d.eof, lzma.is_check_supported(check))
alone = lzma.compress(data, format=lzma.FORMAT_ALONE)
print(alone[:5], lzma.decompress(alone) == data)
chain = [{"id": lzma.FILTER_DELTA, "dist": 5}, {"id": lzma.FILTER_LZMA2, "preset": 2, "dict_size": 1 << 16}]
raw = lzma.compress(data, format=lzma.FORMAT_RAW, filters=chain)
print(lzma.decompress(raw, format=lzma.FORMAT_RAW, filters=chain) == data)
t(lzma.compress, b"", format=lzma.FORMAT_RAW)
t(lzma.LZMACompressor, 7)
t(lzma.LZMACompressor, preset=10)
t(lzma.LZMACompressor, preset=-1)
t(lzma.LZMACompressor, preset=3, filters=chain)
t(lzma.LZMACompressor, lzma.FORMAT_ALONE, lzma.CHECK_CRC64)
t(lzma.LZMACompressor, check=99)
t(lzma.LZMACompressor, filters=[])
t(lzma.LZMACompressor, filters=[{}])
t(lzma.LZMACompressor, filters=["x"])
t(lzma.LZMACompressor, filters=[{"id": 99}])
t(lzma.LZMACompressor, filters=[{"id": lzma.FILTER_LZMA2, "bad": 1}])
t(lzma.LZMACompressor, filters=[{"id": lzma.FILTER_DELTA, "lc": 1}])
t(lzma.LZMACompressor, filters=[{"id": lzma.FILTER_X86, "dist": 1}])
t(lzma.LZMACompressor, filters=chain * 3)
t(lzma.LZMACompressor, lzma.FORMAT_ALONE, filters=chain)
t(lzma.LZMADecompressor, 9)
t(lzma.LZMADecompressor, lzma.FORMAT_RAW)
t(lzma.LZMADecompressor, lzma.FORMAT_XZ, filters=chain)
t(lzma.LZMADecompressor, lzma.FORMAT_RAW, 10, chain)
packed = lzma.compress(data)
t(lzma.decompress, packed, memlimit=1000)
t(lzma.decompress, b"not lzma")
t(lzma.decompress, packed[:-5])
t(lzma.decompress, packed[:100] + b"\0" + packed[101:])
c = lzma.LZMACompressor()
out = c.compress(b"hello ") + c.compress(b"world") + c.flush()
print(out)
t(c.flush)
t(c.compress, b"")
d = lzma.LZMADecompressor()
print(d.decompress(out[:20]), d.needs_input)
print(d.decompress(out[20:] + b"tail", 4), d.needs_input, d.eof)
print(d.decompress(b"", 4), d.needs_input, d.eof)
print(d.decompress(b""), d.eof, d.unused_data)
t(d.decompress, b"")
for spec in ({"id": lzma.FILTER_LZMA1, "lc": 4, "lp": 0, "pb": 3, "dict_size": 4096}, chain[0], chain[1], {"id": lzma.FILTER_X86}):
    props = lzma._encode_filter_properties(spec)
    print(props, lzma._decode_filter_properties(spec["id"], props))
with lzma.open(io.BytesIO(out), "rt", encoding="ascii") as f:
    print(f.read())
with lzma.LZMAFile(io.BytesIO(packed)) as f:
    print(f.readline(), f.seek(10000), f.read(20), f.tell())
