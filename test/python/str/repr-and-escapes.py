# repr and ascii of control, quotes, surrogates, combining, unassigned, private and format characters.
for s in ("it's", 'say "hi"', "both ' and \"", "back\\slash", "\n\r\t\x00\x1f\x7f", "\x80\x9f\xa0\xad\xff", "é", "e\u0301", "\u200b\u200d\u2028\u2029", "\ue000", "\ufeff", "\ud800", "\udfff", "\U0001f600", "\U000e0001", "\U0010ffff", "\u0378", "日本", "ǅ", "\u3000", "a\\'b", ""):
    print(ascii(s), repr(s) if all(not 0xD800 <= ord(c) < 0xE000 for c in s) else "surrogate", len(s))
print(repr("'"), repr('"'), repr("'\""), [str("a'b")], ["\n"], {"k'": 'v"'}, ("é",), repr("\\"), repr(b"'\"\x00\xff\n\\"), repr(b"it's"))
print(str(b"x"), str(b"h\xc3\xa9", "utf-8"), str(object=5), str(), repr(str), str(None), str([1, "a"]), str({"a": (1,)}), str("é".encode()))
for f in (lambda: str(b"\xff", "utf-8"), lambda: str(b"\xff", "ascii"), lambda: str("x", "utf-8"), lambda: str(5, "utf-8"), lambda: str(b"x", "no-such"), lambda: str(b"a", errors="bad"), lambda: str(b"\xff", errors="bad"), lambda: "é".encode("ascii"), lambda: "\ud800".encode(), lambda: "a".encode(5), lambda: "日本".encode("latin-1")):
    try:
        print(f())
    except (UnicodeError, TypeError, LookupError) as e:
        print(type(e).__name__, ascii(e))
try:
    "abc\udc80é".encode("ascii")
except UnicodeEncodeError as e:
    print(e.encoding, e.start, e.end, e.reason, ascii(e.object), e.args[0])
print("é日\U0001f600".encode(), "é".encode("latin-1"), "é".encode("utf-16-le"), "é".encode("utf-8", "strict"), "a日".encode("ascii", "replace"), "a日".encode("ascii", "ignore"), "a日é".encode("ascii", "backslashreplace"), "a日".encode("ascii", "xmlcharrefreplace"), "日".encode("ascii", "namereplace"), "\udc80".encode("utf-8", "surrogateescape"), "\ud800".encode("utf-8", "surrogatepass"))
print(b"a\xffb".decode("utf-8", "replace"), ascii(b"a\xff".decode("utf-8", "surrogateescape")), b"a\xff".decode("ascii", "ignore"), b"\xff".decode("ascii", "backslashreplace"), ascii(b"\xe2\x82".decode("utf-8", "replace")), ascii(b"\xed\xa0\x80".decode("utf-8", "replace")), b"\xf0\x9f\x98\x80".decode() == "\U0001f600", ascii(b"\xc0\x80".decode("utf-8", "replace")))
