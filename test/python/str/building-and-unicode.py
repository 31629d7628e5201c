# Astral characters, surrogates, normal forms by hand, counting, reversing, joining large strings.
s = "a\U0001f600b\U0001f468\u200d\U0001f469e\u0301"
print(len(s), [hex(ord(c)) for c in s], s[::-1].encode("utf-8").hex(), s.upper().encode().hex() == s.upper().encode().hex(), s.count("\U0001f600"), s.index("b"), s.split("b")[0] == "a\U0001f600", s.center(12, "*").count("*"), ascii(s.title()))
t = "x" * 3 + "\U0001f600"
print(t.find("\U0001f600"), t.rfind("x"), t.replace("x", "\U0001f601").count("\U0001f601"), t.startswith("xxx"), t.endswith("\U0001f600"), t.strip("\U0001f600"), t.partition("\U0001f600")[0], ascii(t.translate({0x1f600: "ok", 120: "\U0001f602"})), ascii(f"{t:>6}"), ascii(t[1:]), ascii(max(t)), sorted(t)[-1] == "\U0001f600", t < "y", "\U0001f600" > "\uffff", "\ue000" < "\U00010000")
lone = "\ud83d"
print(len(lone), ascii(lone), lone + "\ude00" == "\U0001f600", len(lone + "\ude00"), ascii(lone * 2), lone.isalpha(), lone in "a\ud83db", "a\ud83db".find("\ud83d"), ascii("a\ud83db".upper()), hash(lone) == hash("\ud83d"), {lone: 1}["\ud83d"])
parts = []
for i in range(1000): parts.append(chr(97 + i % 26))
big = "".join(parts)
acc = ""
for p in parts: acc += p
print(acc == big, len(big), big[500:510], big.count("abc"), hash(acc) == hash(big), acc in {big}, big.rindex("z"), len(big.split("a")), big[::100], len((big * 100).replace("abc", "")))
text = "the quick brown the lazy the end"
freq = {}
for w in text.split(): freq[w] = freq.get(w, 0) + 1
print(sorted(freq.items(), key=lambda kv: (-kv[1], kv[0]))[:3], " ".join(w[::-1] for w in text.split()), text.title(), "".join(c for i, c in enumerate(text) if i % 2), text.translate(str.maketrans("aeiou", "AEIOU")))
caesar = lambda s, k: "".join(chr((ord(c) - 97 + k) % 26 + 97) if c.islower() else c for c in s)
print(caesar(text, 3), caesar(caesar(text, 3), -3) == text, [text[i:i + 5] for i in range(0, len(text), 5)], "\N{GREEK SMALL LETTER PI}\N{SNOWMAN}", "%c%c" % (960, 0x1F40D) == "\u03c0\U0001f40d")
def is_pal(s): s = [c.lower() for c in s if c.isalnum()]; return s == s[::-1]
print(is_pal("A man, a plan, a canal: Panama"), is_pal("été"), is_pal("abc"), "ab" "cd" == "abcd", "é" == "e\u0301", len("é"), len("e\u0301"))
