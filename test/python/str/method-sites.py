# One call site, receivers of many kinds: host strings, strs beyond the BMP, subclasses, other types, instances that hold a function.


class Loud(str):
    def upper(self):
        return "loud " + super().upper()


class Box:
    def upper(self):
        return "box"

    def count(self, x):
        return ["box", x]

    def replace(self, a, b):
        return (a, b)


held = Box()
held.upper = lambda: "held"


def upper(x):
    return x.upper()


def count(x, y):
    return x.count(y)


def replace(x, a, b):
    return x.replace(a, b)


for value in "abc", "é\u00df", "\U00010428b", "\ud800", Loud("q"), b"bytes", bytearray(b"ba"), Box(), held, 5, None, [1]:
    for _ in range(3):
        try:
            print(ascii(upper(value)))
        except AttributeError as e:
            print(e)
for value, item in ("banana", "an"), ([1, 2, 1], 1), ((1, 1), 1), (b"aba", b"a"), (Box(), 3), ("a\U0001f600a", "a"), (range(3), 2), ("x", 5):
    try:
        print(count(value, item))
    except TypeError as e:
        print(e)
for value, a, b in ("aXa", "X", "-"), (b"aXa", b"X", b"-"), (Box(), 1, 2), ("a", 1, 2):
    try:
        print(replace(value, a, b))
    except TypeError as e:
        print(e)


def wrong(f):
    try:
        print(f())
    except (TypeError, AttributeError, LookupError, ValueError) as e:
        print(type(e).__name__, e)


text = "some text"
wrong(lambda: text.upper(1))
wrong(lambda: text.replace("a"))
wrong(lambda: text.split(1))
wrong(lambda: text.find("x", 1, 2, 3))
wrong(lambda: text.join([1]))
wrong(lambda: text.encode("no such codec"))
wrong(lambda: text.center())
wrong(lambda: "".join("ab").zfill("x"))
wrong(lambda: text.index("z"))
wrong(lambda: "{} {x}".format(1))
wrong(lambda: "{} {}".format(1, 2))
wrong(lambda: ", ".join(c for c in "abc"))
wrong(lambda: text.startswith(("s", "t")) and text.endswith("t", 3))
wrong(lambda: text.maketrans("ab", "cd"))
wrong(lambda: text.translate(str.maketrans("ab", "cd")))

# additions and comparisons of strs of all forms at one place
values = ["a", "é", "\U0001f600", "\udc00", "\ud83d", Loud("z"), 1, 2.5, b"x", ""]
for a in values:
    for b in values:
        try:
            r = a + b
        except TypeError as e:
            r = str(e)
        print(ascii(r), a == b, a != b)
s = ""
for piece in values[:6]:
    s += piece
print(ascii(s), len(s), s == "".join(values[:6]))
