# Every short text over the characters that mean something, read in several dialects; and every short row, written.
import csv
import io
import itertools
import zlib

dialects = {
    "excel": {},
    "no doublequote": {"doublequote": False},
    "escape": {"escapechar": "\\"},
    "escape only": {"escapechar": "\\", "doublequote": False, "quoting": csv.QUOTE_NONE},
    "strict": {"strict": True},
    "spaces": {"skipinitialspace": True},
    "none": {"quoting": csv.QUOTE_NONE},
    "all": {"quoting": csv.QUOTE_ALL},
    "strings": {"quoting": csv.QUOTE_STRINGS},
    "not null": {"quoting": csv.QUOTE_NOTNULL},
    "other": {"delimiter": "\u20ac", "quotechar": "\u00e9", "lineterminator": "\u2028"},
    "wide": {"delimiter": "\U0001f600", "quotechar": "\U0001f601"},
}


def attempt(action):
    try:
        return action()
    except (csv.Error, ValueError) as e:
        return "%s: %s" % (type(e).__name__, e)


texts = ["".join(t) for n in range(5) for t in itertools.product('a,"\n\r\\ ', repeat=n)]
texts += ["x" + t + "y" for t in texts]
for name, options in dialects.items():
    seen = []
    for text in texts:
        for lines in ([text], [text, "b,c\n"]):
            seen.append(attempt(lambda: list(csv.reader(lines, **options))))
    print(name, len(seen), zlib.crc32(ascii(seen).encode()), sum(isinstance(s, str) for s in seen))
    print(" ", seen[-30:-20])

fields = ["", "a", ",", '"', "\n", "\r", "\\", " ", "a b", "\u20ac", "\u00e9", "\u2028", "\U0001f600\u20ac", None, 0, -12, 1.5, True, 2**70, 1j, b"x"]
for name, options in dialects.items():
    seen = []
    for row in itertools.chain(itertools.product(fields, repeat=1), itertools.product(fields, repeat=2), [()]):
        out = io.StringIO(newline="")
        seen.append(attempt(lambda: (csv.writer(out, **options).writerow(row), out.getvalue())))
    print(name, len(seen), zlib.crc32(ascii(seen).encode()), sum(isinstance(s, str) for s in seen))
    print(" ", ascii(seen[30:45]))


class Text(str):
    def __str__(self):
        return "shown"


class Thing:
    def __str__(self):
        return "\U0001f600, thing"


out = io.StringIO()
csv.writer(out).writerows([[Text("text"), Thing(), "plain"], iter("abc"), {"k": 1}, "\U0001f600x"])
print(ascii(out.getvalue()))
old = csv.field_size_limit(5)
for line in ("12345,1", "123456", '"123456",1', "1,2,3,4,5,6,7,8"):
    print(attempt(lambda: list(csv.reader([line]))))
csv.field_size_limit(old)
reader = csv.reader(["a,b\n", '"x\n', 'y",z\n', "\n", "", "last"])
for row in reader:
    print(row, reader.line_num)
rows = csv.DictReader(["a,b,c\n", "1,2,3\n", "1,2\n", "1,2,3,4\n", "\n", '"x,y",,\n'])
print(list(rows))
print(dict(zip("abca", [1, 2, 3, 4])), dict(enumerate("xy")), dict([("a", 1), ["b", 2], "cd", {"e": 0, "f": 1}.keys()]))
for bad in ([("a",)], [("a", 1, 2)], [["a"]], [1], zip("ab", [1, 2], [3, 4]), zip("ab"), zip("abc", [1, 2], strict=True)):
    try:
        print(dict(bad))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e, getattr(e, "__notes__", None))
