# Objects of re: attributes, methods, errors; str and bytes subjects.
import re


def show(label, action):
    try:
        print(label, repr(action()))
    except Exception as error:
        print(label, type(error).__name__, error)


pattern = re.compile(r"(a)(?P<n>b)?")
match = pattern.match("ab")
show("repr", lambda: (pattern, match))
show("attributes", lambda: (pattern.flags, pattern.groups, pattern.pattern, dict(pattern.groupindex)))
show("match", lambda: (match.lastindex, match.lastgroup, match.pos, match.endpos, match.re is pattern, match.string, match.regs))
show("groups", lambda: (match.group(), match.group(0, 1, "n"), match["n"], match.groups(), match.groupdict()))
show("missing group", lambda: (pattern.match("a").groups("?"), pattern.match("a").groupdict(7), pattern.match("a").span(2)))
show("positions", lambda: (match.span("n"), match.start(1), match.end(), match.span()))
for index in ("zz", 5, -1, 1.5, 2**70, []):
    show("group", lambda: match.group(index))
show("expand", lambda: (match.expand(r"\g<n>-\2"), match.expand("x"), pattern.match("a").expand(r"[\2]")))
show("copies", lambda: (pattern.__copy__() is pattern, match.__deepcopy__({}) is match))
show("equal", lambda: (pattern == re.compile(r"(a)(?P<n>b)?"), pattern == re.compile("a"), hash(pattern) == hash(re.compile(r"(a)(?P<n>b)?"))))
show("int", lambda: pattern.match(3))
show("bytes", lambda: pattern.match(b"a"))
show("str", lambda: re.compile(b"a").match("a"))
show("no argument", lambda: pattern.findall())
show("new", lambda: type(pattern)())
show("read-only", lambda: setattr(pattern, "flags", 1))
show("flags", lambda: (re.compile("a", re.I | re.M | re.X | re.S | re.A), re.compile(b"a", re.L)))

show("sub", lambda: re.sub("x*", "-", "abxd"))
show("sub function", lambda: re.sub(r"\w+", lambda m: m[0].upper(), "one two"))
show("sub groups", lambda: re.sub(r"(\w+) (\w+)", r"\2 \g<1>", "one two three four"))
show("sub count", lambda: re.compile("x").subn("-", "axbxc", 1))
show("sub None", lambda: re.sub(".", lambda m: None, "ab"))
show("sub int", lambda: re.sub("a", lambda m: 3, "ab"))
show("sub bad", lambda: re.sub("(a)", r"\3", "ab"))
show("sub mixed", lambda: re.sub("a", b"x", "ab"))
show("split", lambda: (re.split("(x)|y", "axbyc"), re.split("x*", "axbc"), re.split(",", "a,b,c", maxsplit=1)))
show("findall", lambda: (re.findall("(x)|(y)", "axbyc"), re.findall("x|", "ax"), re.findall(b"a.", b"abac")))
show("finditer", lambda: [m.span() for m in re.finditer("a|", "ba")])
show("region", lambda: (re.compile("^b").search("ab", 1), re.compile(r"\bb").match("ab", 1), re.compile("a$").match("ab", 0, 1)))
show("bytes-like", lambda: (re.split(b"x", memoryview(b"axb")), re.match(b".*", bytearray(b"xy"))[0]))
scanner = re.compile("a|").scanner("aab")
show("scanner", lambda: [scanner.match() for _ in range(5)])
show("astral", lambda: (re.findall(r"\w", "\U0001f600a\U00010400"), re.sub("(?i)\U00010400", r"<\g<0>>", "x\U00010428y")))
show("case", lambda: [bool(re.fullmatch(p, s, re.I)) for p, s in (("k", "\u212a"), ("\u03c3", "\u03c2"), ("[a-z]", "\u017f"), ("\u00df", "\u1e9e"), ("i", "\u0131"))])
for source in ("(", ")", "*a", "(?P<1>a)", "[a", "a{2,1}", "(?<=a+)b", "\\", "(?P=x)", "(?i", "[z-a]", r"\8", "a**", "(?z)", "(?P<x>a)(?P<x>b)"):
    show(source, lambda: re.compile(source))
