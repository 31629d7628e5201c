# bytes: construction, indexing, methods, comparison, errors.
print(bytes(3), bytes([1, 255]), bytes("é", "utf-8"), bytes(b"x"), bytes(), bytes(range(5)), bytes(bytearray(b"q")), bytes.fromhex("0a FF 1b"), b"\x00\xff".hex(), b"abcd".hex("-"), b"abcde".hex(":", 2), b"abcde".hex(":", -2), b"a" b"b", rb"\n", b'\'')
b = b"hello world"
print(b[0], b[-1], b[1:4], b[::-1], b[::3], list(b[:3]), len(b), b"lo" in b, 104 in b, b.find(b"o"), b.find(111), b.rfind(b"o", 0, 5), b.index(b"w"), b.count(b"l"), b.count(108), b.startswith(b"he"), b.endswith((b"x", b"ld")))
print(b.upper(), b.title(), b.capitalize(), b.swapcase(), b.split(), b.split(b"o", 1), b.rsplit(b"o", 1), b.partition(b" "), b.replace(b"l", b"L", 2), b.center(15, b"*"), b.ljust(13, b"."), b"-5".zfill(4), b" x ".strip(), b"xxaxx".strip(b"x"), b",".join([b"a", bytearray(b"b")]), b"a\tb".expandtabs(4), b"a\nb\r\nc".splitlines(), b"abc".translate(bytes(range(1, 256)) + b"\0"), b"abc".translate(None, b"b"), bytes.maketrans(b"ab", b"xy")[97:99], b"abc".removeprefix(b"a"), b"abc".removesuffix(b"bc"))
print(b"a" < b"b", b"a" == bytearray(b"a"), b"a" == "a", b"a" + b"b", b"ab" * 2, hash(b"x") == hash(bytes([120])), b"a" in {b"a": 1}, bool(b""), b"abc".isalpha(), b"12".isdigit(), b"a1".isalnum(), b" ".isspace(), b"A".isupper(), b"\xff".isascii(), b"Ab".istitle(), repr(b"\\\t\n\r'\"\x7f"), str(b"x"))


class X:
    def __bytes__(self): return b"X!"
class I:
    def __index__(self): return 3
class Bad:
    def __bytes__(self): return "no"


print(bytes(X()), bytes(I()), bytes([I()]))
for f in (lambda: bytes(-1), lambda: bytes([256]), lambda: bytes(["a"]), lambda: bytes("x"), lambda: bytes(5, "utf-8"), lambda: bytes(Bad()), lambda: bytes(1.5), lambda: bytes(None), lambda: b[100], lambda: b["a"], lambda: b"a" + "b", lambda: b"".join(["a"]), lambda: b.find("h"), lambda: "h" in b, lambda: 256 in b, lambda: b.split(b""), lambda: bytes.fromhex("0g"), lambda: bytes.fromhex("abc"), lambda: b.index(b"zz"), lambda: b.replace("a", "b"), lambda: b.translate(b"x"), lambda: bytes.maketrans(b"a", b"bc"), lambda: b"a" < "a", lambda: b.hex(5), lambda: b.hex("ab"), lambda: b.decode("nope"), lambda: b.startswith("h"), lambda: b.center(20, b"ab"), lambda: b.zfill("x"), lambda: bytes([1, 2], encoding="x"), lambda: b.__setitem__(0, 1), lambda: bytes.fromhex("1 2")):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
