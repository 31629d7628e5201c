# Errors from string methods and conversions, the last one uncaught through map.
for f in (lambda: "abc".index("z"), lambda: "a".split(""), lambda: "x".center("a"), lambda: "é".encode("ascii"), lambda: b"\xff".decode(), lambda: "{x}".format(), lambda: "%d" % "x", lambda: "a".join([1]), lambda: "abc"["x"], lambda: ord("ab"), lambda: chr(-1), lambda: int("0x", 16), lambda: "a".replace(1, 2), lambda: "a" % (), lambda: "%s" % (1, 2), lambda: "{".format(), lambda: "{0.x}".format(1), lambda: str(b"a", "nope"), lambda: "a".translate(5) if False else "a".maketrans("a")):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
numbers = "1 2 three 4".split()
print(sum(map(int, numbers[:2])))
print(sum(map(int, numbers)))
