# Checksums over every code point of what str, _sre and unicodedata answer; the last expression is the fixture.
import json, zlib, unicodedata as U, _sre
O = U.ucd_3_2_0
points = list(range(0x33480)) + list(range(0xE0000, 0xE0200)) + [0xF0000, 0xFFFFD, 0xFFFFE, 0x100000, 0x10FFFD, 0x10FFFF]
flag = lambda b: "1" if b else "0"
lst = lambda s: " ".join(str(ord(x)) for x in s)
def number(v):
    if v is None: return "-"
    if v == int(v): return str(int(v))
    s = "%.12g" % v
    # JavaScript's toPrecision keeps trailing zeros
    s = format(v, "#.12g")
    return s
q = dict(
    alpha=lambda c: flag(c.isalpha()), alnum=lambda c: flag(c.isalnum()), decimal=lambda c: flag(c.isdecimal()),
    digit=lambda c: flag(c.isdigit()), numeric=lambda c: flag(c.isnumeric()), space=lambda c: flag(c.isspace()),
    upper=lambda c: flag((c + c).isupper()), lower=lambda c: flag((c + c).islower()), title=lambda c: flag((c + " ").istitle()),
    printable=lambda c: flag(c.isprintable()), identifier=lambda c: flag(c.isidentifier()) + flag(("a" + c).isidentifier()),
    breaks=lambda c: flag(len(("a" + c + "b").splitlines()) == 2),
    toLower=lambda c: lst(c.lower()), toUpper=lambda c: lst(c.upper()), toTitle=lambda c: lst((c + "a" + c).title()),
    toFold=lambda c: lst(c.casefold()), capitalize=lambda c: lst((c + c + "\u03a3").capitalize()),
    swapcase=lambda c: lst((c + "\u03a3").swapcase()),
    sigma=lambda c: lst(("A" + c + "\u03a3").lower()) + lst(("A\u03a3" + c).lower()),
    simpleLower=lambda c: str(_sre.unicode_tolower(ord(c))),
    category=U.category, bidirectional=U.bidirectional, combining=lambda c: str(U.combining(c)), width=U.east_asian_width,
    mirrored=lambda c: str(U.mirrored(c)), numericValue=lambda c: number(U.numeric(c, None)), digitValue=lambda c: number(U.digit(c, None)),
    decimalValue=lambda c: str(U.decimal(c, -1)), decomposition=U.decomposition, name=lambda c: U.name(c, ""),
    oldCategory=O.category, oldBidirectional=O.bidirectional, oldWidth=O.east_asian_width, oldMirrored=lambda c: str(O.mirrored(c)),
    oldNumeric=lambda c: number(O.numeric(c, None)), oldDecimal=lambda c: number(O.decimal(c, None)), oldDecomposition=O.decomposition,
)
def add(form):
    q[form] = lambda c: lst(U.normalize(form, c + "\u0301" + c + "\u0323\u0307"))
    q["old" + form] = lambda c: lst(O.normalize(form, c + "\u0301" + c))
for form in ["NFC", "NFD", "NFKC", "NFKD"]: add(form)
out = {}
for name, ask in q.items():
    out[name] = [zlib.crc32("\n".join(ask(chr(c)) for c in points[i:i + 4096]).encode("utf-8", "surrogatepass")) for i in range(0, len(points), 4096)]
json.dumps(out)
