"""zlib and gzip."""
import gzip
import zlib

text = b"".join(b"line %d of a text that repeats itself\n" % i for i in range(1000))
packed = zlib.compress(text)
packed_gzip = gzip.compress(text, mtime=0)


def task_compress():
    return zlib.decompress(zlib.compress(text)) == text


def task_decompress():
    return len(zlib.decompress(packed))


def task_gzip_decompress():
    return len(gzip.decompress(packed_gzip))


def task_crc32_adler32():
    return zlib.crc32(text), zlib.adler32(text)
