# Case conversion and predicates, also outside ASCII.
words = ["hello World", "ÀÉß straße", "ŉ ǆ ﬁ", "İi ıI", "Σίσυφος ΟΔΟΣ", "", "123", "12a", "  ", "\t\n", "²³", "½", "٣", "Ⅷ", "a_b", "1a", "class", "x\u0301", "HELLO", "Title Case's Word", "\u2028", "ªº", "中文"]
for w in words:
    print(repr(w), w.upper(), w.lower(), w.title(), w.capitalize(), w.swapcase(), w.casefold(), sep=" | ")
for w in words:
    print(repr(w), *[int(getattr(w, m)()) for m in ("isalpha", "isdigit", "isdecimal", "isnumeric", "isalnum", "isspace", "isupper", "islower", "istitle", "isidentifier", "isprintable", "isascii")])
print("ß".upper().lower(), "ẞ".lower(), "ΑΣ".lower(), "Σ".lower(), "ς".upper(), "ﬃ".upper(), "ŉ".title(), "ǆ".title(), "ǅ".swapcase(), "they're bill's".title(), "x-y_z 1a2b".title(), "ÿ".upper(), "µ".upper(), "K".lower())
print("\U00010400".lower() == "\U00010428", "\U0001f600".isprintable(), len("\U0001f600"), "a\U0001f600b"[1] == "\U0001f600", "\U0001f600ab"[::-1], "x\U0001f600".upper(), "\ud800".isprintable())
