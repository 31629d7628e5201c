# Iteration, conversion, membership and slicing assignments that bytes refuses.
b = b"\x00\x01abc\xff"
for i, x in enumerate(b):
    print(i, x, b[i : i + 1], chr(x) if 32 <= x < 127 else "?")
print(list(reversed(b)), sorted(b, reverse=True), max(b), min(b), sum(b), bytes(sorted(b)), bytes(x ^ 0xFF for x in b), bytes(map(lambda v: (v + 1) % 256, b)), tuple(b[2:5]), set(b"aab"), dict(zip(b"ab", "xy")), [*b"hi"], int.from_bytes(b[:2]), b"".join(b[i : i + 1] * 2 for i in range(2, 5)))
a, *rest = b
print(a, rest, b[:], b[::2], b[10:], b[-3:-1], b[4:1:-1], b is b[:], bytes(b) is b)
try:
    b[0] = 1
except TypeError as e:
    print(e)
try:
    del b[0]
except TypeError as e:
    print(e)
try:
    b.append(1)
except AttributeError as e:
    print(e)


class Sub(bytes):
    def __new__(cls, s): return super().__new__(cls, s.encode())
    def __getitem__(self, i): return "item"


s = Sub("xyz")
print(s, s[0], s[1:], len(s), s.upper(), type(s + b"").__name__, s == b"xyz", list(s), hash(s) == hash(b"xyz"))
checksum = 0
for byte in b"The quick brown fox" * 20:
    checksum = ((checksum << 5) - checksum + byte) & 0xFFFFFFFF
print(checksum, b"\x80abc".decode("latin-1").encode("utf-8"), "日本".encode("utf-8").hex(" "), b"%x" % checksum)
crc = 0xFFFFFFFF
for byte in b"123456789":
    crc ^= byte
    for _ in range(8):
        crc = crc >> 1 ^ (0xEDB88320 if crc & 1 else 0)
print(hex(crc ^ 0xFFFFFFFF))
