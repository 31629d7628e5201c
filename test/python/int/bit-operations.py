# Shifts and bit operations with negative and huge operands; bit_length, bit_count, to_bytes, from_bytes.
for a, b in ((12, 10), (-12, 10), (-1, 255), (2**70, -1), (-(2**70), 2**69 + 5), (True, 2), (0, -5)):
    print(a & b, a | b, a ^ b, ~a, a << 3, a >> 2, -a >> 1)
print(1 << 31, 1 << 32, 1 << 53, 1 << 64, 1 << 100, (1 << 100) >> 98, -1 >> 100, -(1 << 40) >> 39, 5 >> 10**30 if False else 5 >> 1000, 0 << 10**30 if False else 0 << 1000)
print(0xFFFFFFFF & 0xFFFFFFFF, 0x80000000 | 1, 0x7FFFFFFF ^ -1, 2**31 & 2**31, ~(2**31), (2**53) | 1, (2**53 - 1) & ~1)
for f in (lambda: 1 << -1, lambda: 1 >> -1, lambda: 1 & 1.0, lambda: 1 | "x", lambda: ~1.5, lambda: 1.0 << 1):
    try:
        print(f())
    except (ValueError, TypeError) as e:
        print(e)
for n in (0, 1, -1, 255, 256, -256, 2**64, -(2**64) + 1):
    print(n, n.bit_length(), n.bit_count(), n.__index__(), n.conjugate(), n.numerator, n.denominator, n.real, n.imag, n.is_integer(), n.as_integer_ratio())
print((1024).to_bytes(2), (1024).to_bytes(4, "little"), (-2).to_bytes(3, "big", signed=True), (0).to_bytes(0), (5).to_bytes(), (2**64).to_bytes(9))
print(int.from_bytes(b"\x04\x00"), int.from_bytes(b"\xff\xfe", "little"), int.from_bytes(b"\xff\xfe", signed=True), int.from_bytes([1, 2]), int.from_bytes(b""), int.from_bytes(b"\x80" + b"\0" * 8, signed=True))
for f in (lambda: (256).to_bytes(1), lambda: (-1).to_bytes(1), lambda: (128).to_bytes(1, signed=True), lambda: (1).to_bytes(-1), lambda: (1).to_bytes(1, "middle"), lambda: int.from_bytes("x"), lambda: int.from_bytes([256])):
    try:
        print(f())
    except (OverflowError, ValueError, TypeError) as e:
        print(type(e).__name__, e)
print(True & False, True | 2, True ^ True, ~5, type(True & True), type(True & 1), True << 3)
