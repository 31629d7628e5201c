# Hexadecimal text of any length, both ways.
import binascii

for n in (0, 1, 2, 3, 64, 65, 4095, 4096, 4097, 9001):
    data = bytes((i * 7 + 3) & 255 for i in range(n))
    text = binascii.hexlify(data)
    print(n, text[:20], text[-6:], text == data.hex().encode(), binascii.unhexlify(text) == data, binascii.unhexlify(data.hex().upper()) == data)
    print(binascii.unhexlify(memoryview(b"0" + text)[1:]) == data, bytes.fromhex(data.hex()) == data)
    for bad in (text[:-1] + b"g", text[:-2] + b"\0\0", b" " + text[1:], text + b"0", text.decode()[:-1] + "\xe9"):
        try:
            binascii.unhexlify(bad)
        except ValueError as e:
            print(type(e).__name__, e)
print(binascii.hexlify(bytes(range(10)), "-", 3), binascii.hexlify(bytearray(b"abc")))
grown = bytearray(b"abc")
grown += grown
grown += memoryview(grown)[1:3]
grown.extend(memoryview(b"xyz"))
print(grown, b"a" + bytearray(b"b"), bytearray(b"a") + b"b", (1 << 52) >> 30, -(1 << 52) >> 51, (1 << 52) + 1 >> 52, -1 - (1 << 40) >> 53, 5 >> 60)
