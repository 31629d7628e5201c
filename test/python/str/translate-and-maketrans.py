# translate, maketrans, and other less used methods.
t = str.maketrans("abc", "xyz", "d")
print(t, "abcd-abcd".translate(t), str.maketrans({"a": "AA", "b": None, 99: "c!"}), "abc".translate(str.maketrans({"a": "AA", "b": None, 99: 100})), str.maketrans("", "", "xyz"))


class T:
    def __getitem__(self, k):
        if k == ord("x"): raise LookupError
        return chr(k).upper() if k % 2 else None


print("axbyc".translate(T()), "abc".translate([None] * 97 + ["first"]), "a\U0001f600".translate({0x1F600: ":)"}), "".translate({}), "a".translate({97: ""}), "ab".translate({97: "\U0001f600"}))
for f in (lambda: str.maketrans("ab", "c"), lambda: str.maketrans("a"), lambda: str.maketrans({"ab": 1}), lambda: str.maketrans(5), lambda: "a".translate({97: 1.5}), lambda: "a".translate({97: 0x110000}), lambda: "a".translate(5), lambda: str.maketrans({1.5: "x"}), lambda: str.maketrans("a", "b", 5)):
    try:
        print(f())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
print("{0} {1} {0}".format("a", "b"), "{} {}".format(1, 2), "{a[0]} {a[k]} {b.real}".format(a={"k": "K", 0: "zero"}, b=5), "{x}".format_map({"x": 1}), "{:>{w}}".format("r", w=4), "{!r:>5}".format("q"))


class D(dict):
    def __missing__(self, k): return f"<{k}>"


print("{a} {b}".format_map(D(a=1)), "abc".__len__(), "abc".__add__("d"), "a".__mul__(3), "a".__eq__(1), "a".__lt__("b"), "b".__contains__("b"), str.__add__("x", "y"), "x".__rmul__(2), "a%sb".__mod__("!"), "x".__format__(">3"), "abc".__getitem__(slice(1)), "a".__hash__() == hash("a"), "ab".__iter__().__next__(), "a".__getnewargs__(), "ab".__sizeof__() > 0)
import string
print(string.ascii_letters, string.digits, string.punctuation, repr(string.whitespace), string.capwords("a bc  d"), string.Template("$x ${y}z $$").substitute(x=1, y=2), string.Template("$x $y").safe_substitute(x=1))
try:
    string.Template("$missing").substitute()
except KeyError as e:
    print(repr(e))
print("a".isidentifier(), "def".isidentifier(), "1".isidentifier(), "é".isidentifier(), "".isidentifier(), "ª".isidentifier(), "a b".isidentifier(), "_".isidentifier(), "𝐱".isidentifier())
𝐱 = 5
ﬁ = "ligature"
print(x, fi, sorted(k for k in globals() if k in ("x", "fi", "𝐱")))
