# find, index, count, startswith, endswith, replace, in: ranges, empty needles, tuples, errors.
s = "abcabcabc"
print(s.find("c"), s.rfind("c"), s.find("c", 3), s.find("c", 3, 5), s.rfind("c", 0, -1), s.find(""), s.rfind(""), s.find("", 9), s.find("", 10), s.find("zz"), s.index("bc", -4), s.find("a", -100, 100), s.find("c", None, 4))
print(s.count("abc"), "aaaa".count("aa"), s.count(""), s.count("", 5), "".count(""), "".count("", 1), s.count("b", 2, -2), s.startswith("abc"), s.startswith("bc", 1), s.startswith(("x", "abc")), s.startswith(()), s.startswith(""), s.startswith("", 10), s.endswith("abc"), s.endswith("ab", 0, -1), s.endswith(("x", "c")), s.endswith("c", -1))
print(s.replace("b", "X"), s.replace("b", "X", 2), s.replace("", "-"), s.replace("", "-", 3), "".replace("", "x"), s.replace("abc", ""), s.replace("x", "y"), s.replace("a", "b", count=1), s.replace("b", "X", -1), s.replace("b", "X", 0), "aaa".replace("aa", "b"))
print("bc" in s, "" in s, "" in "", "cab" not in s, "x" in s, s.__contains__("ca"))
for f in (lambda: s.index("z"), lambda: s.rindex("z"), lambda: s.find(5), lambda: s.count(None), lambda: s.startswith(5), lambda: s.startswith(["a"]), lambda: s.startswith(("a", 5)), lambda: 5 in s, lambda: s.replace("a"), lambda: s.replace(1, 2), lambda: s.find(), lambda: s.find("a", "b"), lambda: s.find("a", 1.5), lambda: s.endswith(None), lambda: None in s, lambda: s.index("c", 4, 5), lambda: b"a" in s):
    try:
        print(f())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
e = "a\U0001f600b\U0001f600c"
print(e.find("b"), e.find("\U0001f600", 2), e.rfind("\U0001f600"), e.count("\U0001f600"), e.index("c"), e.replace("\U0001f600", "😀😀"), e[2:], e.startswith("b", 2), len(e), e.partition("b"), e.split("\U0001f600"), list(e))
print("abc".removeprefix("ab"), "abc".removeprefix("x"), "abc".removesuffix("bc"), "abc".removesuffix(""), "aaa".removeprefix("a"))
