"""bytes and bytearray: building, slicing, translating, checksums."""
N = 760_000


def run(n):
    data = bytearray()
    for i in range(n):
        data.append(i * 31 & 255)
    a, b = 1, 0
    for byte in data:
        a = (a + byte) % 65521
        b = (b + a) % 65521
    table = bytes(range(255, -1, -1))
    flipped = bytes(data).translate(table)
    for i in range(0, n - 4, 3):
        data[i] ^= data[i + 1]
        if data[i : i + 2] == b"\0\0":
            b += 1
    return a + b + flipped.count(b"\x10") + len(flipped.hex()) + data.find(b"\x01\x02") + int.from_bytes(data[:6])
