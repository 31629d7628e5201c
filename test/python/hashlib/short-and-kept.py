# Short data, data that changes after it was hashed, copies, both forms of the outcome.
import hashlib

for name in ("md5", "sha1", "sha224", "sha256", "sha384", "sha512", "sha3_256", "blake2b", "blake2s"):
    kept = bytearray(b"hello")
    h = hashlib.new(name, kept)
    kept[:] = b"HELLO"
    first = h.hexdigest()
    print(name, first, h.digest().hex() == first)
    twin = h.copy()
    h.update(b" world")
    twin.update(memoryview(b" world"))
    print(h.hexdigest() == twin.hexdigest() == hashlib.new(name, b"hello world").hexdigest())
    for n in (0, 1, 255, 256, 257, 4095, 4096, 4097, 10000):
        whole = hashlib.new(name, b"a" * n)
        parts = hashlib.new(name)
        for i in range(n):
            parts.update(b"a")
        print(n, whole.hexdigest() == parts.hexdigest() == parts.digest().hex(), whole.hexdigest()[:16])
for wrong in ("text", 5, None):
    try:
        hashlib.sha256(wrong)
    except TypeError as e:
        print(e)
    try:
        hashlib.sha256().update(wrong)
    except TypeError as e:
        print(e)
