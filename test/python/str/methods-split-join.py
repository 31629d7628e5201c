# split, rsplit, splitlines, partition, join, strip: separators, limits and whitespace.
print("a  b c ".split(), " a b ".split(" "), "a,b,,c,".split(","), "".split(), "".split(","), "a b c d".split(maxsplit=2), " a  b  c ".split(None, 1), "a,b,c".split(",", 0), "a,b,c".rsplit(",", 1), " a b c ".rsplit(None, 1), "abc".split("abc"), "a--b--c".split("--", -1), "\u3000x\u2003y\x1fz\x85w".split(), "a\x00b".split())
print("one\ntwo\r\nthree\rfour\vfive\x0csix\x1cseven\x85eight\u2028nine".splitlines(), "a\n\nb\n".splitlines(), "a\n\nb\n".splitlines(True), "".splitlines(), "\n".splitlines(), "x\r\n\n".splitlines(keepends=True))
print("a=b=c".partition("="), "a=b=c".rpartition("="), "abc".partition("="), "abc".rpartition("="), "=".partition("="), ",".join(["a", "b"]), "".join([]), "-".join("abc"), ", ".join({"k": 1, "l": 2}), "x".join(str(i) for i in range(4)), "ab".join(["1"]))
print("  x ".strip(), "xxabcxx".strip("x"), "abcba".strip("ab"), "  a".lstrip(), "a..".rstrip("."), "\t\n x\r".strip(), "abc".strip(""), "".strip(), "éaé".strip("é"), "\u2003a\u3000".strip(), "[x]".strip("[]"), "aXbXa".lstrip("aX").rstrip("Xa"))
for f in (lambda: "a".split(""), lambda: "a".partition(""), lambda: "a".split(5), lambda: ",".join([1]), lambda: ",".join(["a", None]), lambda: ",".join(5), lambda: "a".strip(5), lambda: "a".split(",", "x"), lambda: "a".partition(None), lambda: "".join([b"x"]), lambda: "a".rsplit("", 1), lambda: "a".split(sep=",", maxsplit=1.0), lambda: "a".splitlines("x", 1), lambda: "-".join()):
    try:
        print(f())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
print("a b".split(sep=None), "tab\tsep".expandtabs(), "a\tbb\tccc".expandtabs(4), "\t".expandtabs(0), "x\ny\tz".expandtabs(3), "01\t012\t0123".expandtabs(tabsize=5))
print("abc".center(9, "*"), "abc".center(8), "ab".center(5, "-"), "abc".ljust(5, "."), "abc".rjust(5), "abc".ljust(2), "42".zfill(5), "-42".zfill(5), "+".zfill(3), "".zfill(2), "é".center(4, "日"))
