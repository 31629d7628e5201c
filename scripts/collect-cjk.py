# Prints what CPython's East Asian codecs do as one JSON object; scripts/generate-cjk.ts runs it under the reference interpreter.
#   grids: name -> {lead, trail, text}: the characters of all codes of two bytes, row by row, U+FFFD where there is none
#   codecs: name -> what is different from reading and writing its grids
import json

STATELESS = "gb2312 gbk gb18030 big5 big5hkscs cp950 cp949 euc_kr johab euc_jp euc_jis_2004 euc_jisx0213 shift_jis cp932 shift_jis_2004 shift_jisx0213".split()
ESCAPES = {
    "iso2022_jp": ["$B", "$@", "(J"],
    "iso2022_jp_1": ["$B", "$@", "(J", "$(D"],
    "iso2022_jp_2": ["$B", "$@", "(J", "$(D", "$A", "$(C", ".A", ".F"],
    "iso2022_jp_2004": ["$B", "$@", "(J", "$(Q", "$(P"],
    "iso2022_jp_3": ["$B", "$@", "(J", "$(O", "$(P"],
    "iso2022_jp_ext": ["$B", "$@", "(J", "$(D", "(I"],
    "iso2022_kr": ["$)C"],
    "hz": ["~{"],
}
POINTS = [cp for r in (range(0xD800), range(0xE000, 0x10000), range(0x1F000, 0x1F800), range(0x20000, 0x30000)) for cp in r]
SECONDS = [0x300, 0x301, 0x304, 0x30C, 0x2E5, 0x2E9, 0x309A]

grids, texts = {}, {}


def decode(data, codec):
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None


def grid(make, lead, trail):
    """The name of a table; equal ones have one name. Codes with more than one character come in a list."""
    cells, pairs = [], {}
    for a in range(lead[0], lead[1] + 1):
        for b in range(trail[0], trail[1] + 1):
            s = make(a, b)
            if s is not None and len(s) == 2:
                pairs[f"{a:02x}{b:02x}"] = s
                s = None
            cells.append(s if s else "\ufffd")
    text = "".join(cells)
    if not text.strip("\ufffd"):
        return None
    key = (text, lead, trail)
    if key not in texts:
        texts[key] = f"t{len(texts)}"
        grids[texts[key]] = {"lead": list(lead), "trail": list(trail), "text": text, "pairs": pairs}
    return texts[key]


codecs = {}
for name in STATELESS:
    single = {f"{a:02x}": s for a in range(0x80, 0x100) if (s := decode(bytes([a]), name))}
    single |= {f"{a:02x}": s for a in range(0x80) if (s := decode(bytes([a]), name)) != chr(a)}
    euc = name.startswith("euc_") or name == "gb2312"

    def two(a, b):
        if f"{a:02x}" in single:
            return None
        s = decode(bytes([a, b]), name)
        return s if s is None or len(s) == 1 or ord(s[1]) in SECONDS else None

    tables = [["", grid(two, (0xA1, 0xFE) if euc else (0x81, 0xFE), (0xA1, 0xFE) if euc else (0x31, 0xFE))]]
    if name.startswith("euc_j"):
        tables.append(["8e", grid(lambda a, b: decode(bytes([0x8E, b]), name), (0, 0), (0xA1, 0xDF))])
        tables.append(["8f", grid(lambda a, b: decode(bytes([0x8F, a, b]), name), (0xA1, 0xFE), (0xA1, 0xFE))])
    codecs[name] = {"single": single, "tables": tables}
for name, escapes in ESCAPES.items():
    sets = []
    for escape in escapes:
        lead = b"" if name == "hz" else b"\x1b"
        start = lead + escape.encode()
        if escape in (".A", ".F"):
            make = lambda a, b: decode(start + b"\x1bN" + bytes([b]), name)
            table = grid(make, (0, 0), (0x20, 0x7F))
        elif escape[0] == "(":
            table = grid(lambda a, b: decode(start + bytes([b]), name), (0, 0), (0x21, 0x7E))
        else:
            shift = b"\x0e" if name == "iso2022_kr" else b""

            def make(a, b):
                s = decode(start + shift + bytes([a, b]), name)
                return s

            table = grid(make, (0x21, 0x7E), (0x21, 0x7E))
        sets.append([escape, table])
    codecs[name] = {"sets": sets}

# What encoding gives, for every character and pair that it takes; the reader keeps what its tables do not say.
encoded = {}
for name in codecs:
    out = encoded[name] = {}
    for cp in POINTS:
        try:
            data = chr(cp).encode(name)
        except UnicodeEncodeError:
            continue
        if cp > 127 or data != bytes([cp]):
            out[f"{cp:x}"] = data.hex()
print(json.dumps({"grids": grids, "codecs": codecs, "encoded": encoded}))
