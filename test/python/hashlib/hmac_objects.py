import hashlib
import hmac
import _hmac

def t(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__module__, type(e).__name__, e)

for f in (_hmac.new, _hmac.compute_digest, _hmac.compute_md5, _hmac.HMAC.update, _hmac.HMAC.copy, _hmac.HMAC.digest):
    print(f.__name__, f.__text_signature__)
t(_hmac.new)
t(_hmac.new, b"")
t(_hmac.new, b"", b"", "x")
t(_hmac.new, b"", b"", None)
t(_hmac.new, b"", "a", "md5")
t(_hmac.new, "b", "a", "md5")
t(_hmac.compute_digest, b"", b"", "x")
t(_hmac.compute_digest, "", b"", "md5")
t(_hmac.compute_md5, "", b"")
t(_hmac.compute_md5, b"")
t(_hmac.HMAC)
for n in ("md5", "sha1", "sha224", "sha256", "sha384", "sha512", "sha3_224", "sha3_512", "blake2s", "blake2s_32",
          "blake2b_32", "blake2b", "shake_128", "sha512_256", "MD5", "SHA256", "SHA-256"):
    t(lambda: _hmac.new(b"k", b"m", n).name)
    t(lambda: _hmac.new(b"k" * 200, b"m", n).hexdigest())
    if n not in ("shake_128", "sha512_256", "SHA-256", "blake2s_32", "blake2b_32"):  # up to OpenSSL
        t(lambda: hmac.digest(b"key", b"message" * 50, n).hex())

h = hmac.new(b"key", b"one", "sha256")
c = h.copy()
c.update(b"two")
print(h.hexdigest(), c.hexdigest(), h.digest_size, h.block_size, h.name)
print(hmac.compare_digest(h.digest(), h.digest()), hmac.compare_digest("a", "b"))
t(hmac.compare_digest, "a", b"a")
t(hmac.compare_digest, "\xe9", "\xe9")
t(hmac.new, b"", b"")
t(hmac.new, b"", b"", "nope")
for name in ("md5", "sha1", "sha256", "sha3_256", "blake2b", "blake2s", "shake_128", "shake_256"):
    x = hashlib.new(name, b"data", usedforsecurity=False)
    print(x.name, x.digest_size, x.block_size, x.hexdigest(8) if name.startswith("shake") else x.hexdigest())
t(hashlib.new, "nope")
t(hashlib.md5, "text")
t(hashlib.md5, b"", string=b"")
t(lambda: hashlib.shake_128(b"").digest(-1))
print(hashlib.algorithms_guaranteed <= hashlib.algorithms_available)
