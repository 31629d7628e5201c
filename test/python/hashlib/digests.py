# Digests of hashlib: all guaranteed algorithms, updates in pieces, copies, keyed BLAKE2, SHAKE lengths, hmac, and the errors.
import hashlib
import hmac

data = bytes(range(256)) * 5
for name in ("md5", "sha1", "sha224", "sha256", "sha384", "sha512", "sha3_224", "sha3_256", "sha3_384", "sha3_512", "blake2b", "blake2s"):
    h = getattr(hashlib, name)()
    h.update(data[:100])
    half = h.copy()
    h.update(memoryview(data)[100:])
    print(name, h.name, h.digest_size, h.block_size, h.hexdigest())
    print("  half", half.hexdigest() == hashlib.new(name, data[:100]).hexdigest(), half.digest() != h.digest())
for name in ("shake_128", "shake_256"):
    h = hashlib.new(name, b"abc")
    print(name, h.digest_size, h.hexdigest(10), len(h.digest(300)), h.hexdigest(0) == "")
print(hashlib.blake2b(b"abc", digest_size=20, key=b"secret", salt=b"salt", person=b"me").hexdigest())
print(hashlib.blake2s(b"abc", digest_size=4).hexdigest())
print(hmac.new(b"key", b"message", "sha256").hexdigest(), hmac.digest(b"k" * 200, b"m", "md5").hex())
print(hmac.compare_digest("abc", "abc"), hmac.compare_digest(b"abc", b"abd"))
print(sorted(hashlib.algorithms_guaranteed))
for action in (
    lambda: hashlib.md5("text"),
    lambda: hashlib.sha256(1),
    lambda: hashlib.new("nothing"),
    lambda: hashlib.blake2b(digest_size=65),
    lambda: hashlib.blake2s(key=b"x" * 33),
):
    try:
        action()
    except Exception as e:
        print(type(e).__name__)
