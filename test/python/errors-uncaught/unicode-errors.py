# UnicodeError subclasses: constructors, attributes and messages.
for args in (("utf-8", b"abc\xff", 3, 4, "invalid start byte"), ("utf-8", b"abc", 0, 2, "two bytes"), ("x", b"", 0, 0, "r")):
    e = UnicodeDecodeError(*args)
    print(e, e.encoding, e.object, e.start, e.end, e.reason)
e = UnicodeEncodeError("ascii", "aéb", 1, 2, "ordinal not in range(128)")
print(e, repr(e))
print(UnicodeEncodeError("ascii", "\U0001f600\u1234", 0, 1, "r"), UnicodeEncodeError("ascii", "\u1234", 0, 1, "r"), UnicodeEncodeError("a", "xyz", 0, 3, "r"), UnicodeTranslateError("aé", 1, 2, "why"))
e.reason, e.start, e.end = "changed", 0, 9
print(e, e.args)
for args in ((), ("utf-8",), ("utf-8", "str", 0, 1, "r"), ("utf-8", b"", "0", 1, "r"), (5, b"", 0, 1, "r")):
    try:
        UnicodeDecodeError(*args)
    except TypeError as t:
        print(t)
for f in (lambda: b"\xe9".decode(), lambda: b"\xc3".decode(), lambda: b"a\x80".decode("ascii"), lambda: "é\u0394".encode("latin-1"), lambda: b"\xf0\x28".decode(), lambda: b"\xd8\x00".decode("utf-16-be"), lambda: b"a".decode("utf-16"), lambda: "\udfff".encode("utf-16")):
    try:
        f()
    except UnicodeError as u:
        print(type(u).__name__, u)
"naïve café".encode("ascii")
