# Random bytes and texts through every codec and error handler; the last expression is the fixture.
import json, random, codecs
random.seed(314)
ENC = ["utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be", "ascii", "latin-1", "utf-7", "unicode_escape", "raw_unicode_escape", "cp1252"]
HANDLERS = ["strict", "ignore", "replace", "backslashreplace", "surrogateescape", "surrogatepass"]
ENCODE_HANDLERS = HANDLERS + ["xmlcharrefreplace", "namereplace"]
def rbytes(enc):
    k = random.random()
    if k < .3: return random.randbytes(random.randint(0, 8))
    if "escape" in enc: return "".join(random.choice(["\\", "u", "x", "U", "N", "{", "}", "SPACE", "0001", "00", "41", "1", "7", "d83d", "é", "n", "0010ffff", "g"]) for _ in range(random.randint(1, 8))).encode("latin-1")
    if enc == "utf-7": return "".join(random.choice(["+", "-", "A", "AGE", "2D3eAA", "a", "/", "~", "é", " ", "2D0", "AOk", "1"]) for _ in range(random.randint(1, 8))).encode("latin-1")
    s = rtext()
    b = bytearray(s.encode(enc, "surrogatepass" if enc.startswith("utf") and enc != "utf-7" else "replace"))
    for _ in range(random.choice([0, 1, 1, 2])):
        if b: b[random.randrange(len(b))] = random.choice([0x80, 0xc0, 0xe0, 0xed, 0xf0, 0xf4, 0xff, 0xd8, 0xdc, 0x41, random.randrange(256)])
    if random.random() < .3 and b: del b[-1]
    return bytes(b)
def rtext():
    return "".join(random.choice(["a", "b", "+", "-", "~", "\\", "\n", "\t", "\x00", "\x7f", "é", "ÿ", "Ā", "€", "\u0378", "\ud800", "\udc80", "\udfff", "😀", "\U0010ffff", "x", " "]) for _ in range(random.randint(0, 8)))
def points(s): return [ord(c) for c in s]
def fault(e): return {"encoding": e.encoding, "start": e.start, "end": e.end, "reason": e.reason}
import warnings
warnings.simplefilter("ignore")
def dec(b, enc, h):
    try: return points(b.decode(enc, h))
    except UnicodeDecodeError as e: return fault(e)
def enc_(s, enc, h):
    try: return s.encode(enc, h).hex()
    except UnicodeEncodeError as e: return fault(e)
out = {"decode": [], "encode": [], "incremental": []}
for enc in ENC:
    for _ in range(160):
        b, h = rbytes(enc), random.choice(HANDLERS)
        out["decode"].append([enc, h, b.hex(), dec(b, enc, h)])
    for _ in range(100):
        s, h = rtext(), random.choice(ENCODE_HANDLERS)
        out["encode"].append([enc, h, points(s), enc_(s, enc, h)])
    decode = getattr(codecs, {"latin-1": "latin_1_decode"}.get(enc, enc.replace("-", "_") + "_decode"), None)
    if decode and enc not in ("latin-1", "ascii"):
        for _ in range(60):
            b = rbytes(enc)
            try: t, n = decode(b, "replace", False)
            except TypeError: break
            out["incremental"].append([enc, b.hex(), points(t), n])
cp = bytes(range(256)).decode("cp1252", "replace")
out["cp1252"] = points(cp)
json.dumps(out, separators=(",", ":"))
