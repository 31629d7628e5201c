# Indexing and slicing strings, also with characters outside the BMP.
s, w = "abcdefgh", "a\U0001f600b\U00010400c"
for sl in (slice(None), slice(2, 5), slice(-3, None), slice(None, -3), slice(None, None, 2), slice(None, None, -1), slice(5, 1, -2), slice(10, 20), slice(-100, 3), slice(3, 1), slice(None, None, -3), slice(-1, -9, -4), slice(True, None), slice(7, None, -1)):
    print(sl, repr(s[sl]), ascii(w[sl]))
print(s[0], s[-1], s[True], ascii(w[1]), ascii(w[-2]), len(w), ascii(w * 2), ascii(w[::-1]), ascii(list(w)), ascii(max(w)), w[0] + w[2] + w[4], ascii(sorted(w)))
for f in (lambda: s[8], lambda: s[-9], lambda: s["x"], lambda: s[1.0], lambda: s[None], lambda: s[::0], lambda: s[1:"x"], lambda: s[:1.5], lambda: ""[0], lambda: w[5], lambda: s.__getitem__(), lambda: s[1, 2], lambda: s.x):
    try:
        print(f())
    except (IndexError, TypeError, ValueError, AttributeError) as e:
        print(type(e).__name__, e)
try:
    s[0] = "x"
except TypeError as e:
    print(e)
try:
    del s[0]
except TypeError as e:
    print(e)
print(s * 2, s * 0, s * -1, 2 * "ab", "a" "b", "ab" + "", "a" < "b" < "ba", "Z" < "a", "" < "a", "é" > "z", "\U0001f600" > "\uffff", "abc" == "abc", "a" != "A", "ab" < "abc", ascii(min("\ud7ff", "\U00010000")))
print([ord(c) for c in w], chr(128512) == w[1], chr(0x10FFFF), ascii(chr(0xD800)), "\x41\u0042\U00000043\N{LATIN SMALL LETTER D}\105\t\\\'\"\a\b\0".encode(), "line \
continued", r"raw\n", R'\'', "\
")
for f in (lambda: chr(-1), lambda: chr(0x110000), lambda: ord(""), lambda: ord("ab"), lambda: ord(5), lambda: chr("a"), lambda: "a" + 1, lambda: 1 + "a", lambda: "a" * "b", lambda: "a" - "b", lambda: "a" < 1, lambda: "%s" < None, lambda: "a" + b"b", lambda: "a" @ "b"):
    try:
        f()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
for c in "h\u00e9\U0001f600":
    print(ascii(c), end=" ")
print(list(enumerate("ab")), "".join(reversed(w)) == w[::-1], list(zip("ab", "cd")), "a" in "abc", tuple("xy"), {*"hello"} == set("ehlo"), dict.fromkeys("aab"), iter("a").__next__(), str("x") is not None)
