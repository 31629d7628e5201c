# int() of short text: signs, spaces, underscores, digits of other scripts, bytes.
for text in ["0", "7", "007", "123456789012345", "1234567890123456", "9007199254740993", "+5", "-5", "-0", " 12 ", "1_000", "1__0", "_1", "1_", "", " ", "+", "0x10", "0b1",
             "12a", "1.5", "\u0663\u0664", "\uff11", "\xb2", "1 2", "\t3\n", "\u20034", "1\x00", "१२३"]:
    try:
        print(ascii(text), int(text), end=" ")
    except ValueError as error:
        print(ascii(str(error)), end=" ")
    for base in (0, 16, 2):
        try:
            print(int(text, base), end=" ")
        except ValueError:
            print("-", end=" ")
    print()
print(int(b"42"), int(bytearray(b" -7 ")), int("z", 36), int("000000000000000000012"))


class Text(str):
    pass


print(int(Text("31")), int(Text("1f"), 16))
