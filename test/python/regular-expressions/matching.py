# How patterns match: repeats, groups, look-arounds, conditions, long subjects.
import re

cases = [
    (r"(?:(a)|b)*", "abba"), (r"(a*)*", "aab"), (r"(a*)+?b", "aab"), (r"((a)|(b))*?c", "bac"), (r"(a)?(?(1)b|c)", "c"),
    (r"(?>a*)ab", "aaab"), (r"a++b", "aaab"), (r"(?:ab)++a", "ababa"), (r"(?=(a+))a*b\1", "baaabac"), (r"(?<=(a))b", "ab"),
    (r"(?<!a)b", "abcb"), (r"^(.+)$", "one\ntwo"), (r"(?m)^(.+)$", "one\ntwo"), (r"\Aone\Z", "one\n"), (r"one$", "one\n"),
    (r"\B", ""), (r"\ba\b", "ba a"), (r"(?s)a.b", "a\nb"), (r"(ab){2,3}?", "abababab"), (r"(.*?)(?:,|$)", "a,b"),
    (r'"(?:[^"\\]|\\.)*"', r'x "a\"b" y'), (r"(?i)(\w)\1", "xaA"), (r"(?P<q>['\"]).*?(?P=q)", "say 'hi' now"), (r"[^\W\d_]+", "12ab_c"),
    (r"(?:(?:a{2})+|b)*c", "aaabaac"), (r"(?:(x)|(y)|(z))+", "xyzx"), (r"x*", "ax"), (r"(a|ab)(c|bcd)(d*)", "abcd"),
]
for source, subject in cases:
    match = re.search(source, subject)
    print(source, match and (match.span(), match.groups(), match.lastindex))

print(re.match(r"(?:a|b)*", "ab" * 100000).end())
print(re.match(r"(?:(a)|(b))*", "ab" * 100000).regs)
print(re.search(r"(?s).*?c", "ab" * 100000))
print(len(re.findall(r"(\w)(\d)", "a1 b2 " * 5000)))
words = re.compile("|".join(f"w{i}" for i in range(3000)))
print(words.fullmatch("w2999"), words.match("v"))
