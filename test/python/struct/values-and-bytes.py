# Every kind of value in both byte orders, at the ends of its range; what pack_into leaves behind.
import math
import struct

for order in "<>=@":
    for code, bits, signed in [("b", 8, 1), ("B", 8, 0), ("h", 16, 1), ("H", 16, 0), ("i", 32, 1), ("I", 32, 0), ("q", 64, 1), ("Q", 64, 0)]:
        low, high = (-(2 ** (bits - 1)), 2 ** (bits - 1) - 1) if signed else (0, 2**bits - 1)
        values = [v for v in (low, low + 1, -(2**53) - 1, -(2**53), -(2**32), -1, 0, 1, 2**31, 2**32 + 5, 2**53 - 1, 2**53, 2**53 + 1, high - 1, high) if low <= v <= high]
        packed = struct.pack(f"{order}{len(values)}{code}", *values)
        print(order, code, packed.hex())
        assert list(struct.unpack(f"{order}{len(values)}{code}", packed)) == values, (order, code)
        for bad in (low - 1, high + 1, 1.0, "1", None):
            try:
                struct.pack(order + code, bad)
            except struct.error as e:
                print(order, code, bad, e)

for order in "<>":
    for code in "efd":
        for v in (0.0, -0.0, 1.5, -2.25, 1e-7, 65504.0, math.inf, -math.inf, 3, True):
            data = struct.pack(order + code, v)
            print(order, code, v, data.hex(), struct.unpack(order + code, data))
        print(math.isnan(struct.unpack(order + code, struct.pack(order + code, math.nan))[0]))
    for code in "FD":
        data = struct.pack(order + code, 1.5 - 2.5j)
        print(order, code, data.hex(), struct.unpack(order + code, data))
for code in "efd":
    for bad in ("x", None, 1j, 10**400):
        try:
            print(struct.pack("<" + code, bad))
        except (struct.error, OverflowError) as e:
            print(code, type(e).__name__, e)
try:
    struct.pack("<f", 1e300)
except OverflowError as e:
    print(e)


class Half:
    def __float__(self):
        struct.pack("<d", 9.75)
        return 0.5


class Five:
    def __index__(self):
        struct.pack("<q", -1)
        return 5


print(struct.pack("<dih?c5s3s4px2p", Half(), Five(), Five(), Half(), b"c", b"ab", bytearray(b"abcdef"), b"abcdef", b""))
print(struct.unpack("<?c5s3s4px2p", b"\x02cab\0\0\0abc\x03abcX\x01zq"[:18]))

buffer = bytearray(b"x" * 12)
struct.pack_into("5sxxh", buffer, 1, b"a", 3)
print(buffer)
buffer = bytearray(b"x" * 12)
try:
    struct.pack_into(">hhh", buffer, 1, 1, 2, "a")
except struct.error as e:
    print(e, buffer)
print(list(struct.iter_unpack(">Hb", bytes(range(9)))))
print(struct.unpack_from("<q", memoryview(bytes(range(250, 256)) + bytes(10)), 3))
