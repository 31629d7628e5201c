"""Building, splitting, joining, searching and replacing text."""
N = 6_700


def run(n):
    total = 0
    text = "the quick brown fox jumps over the lazy dog; " * 8
    for i in range(n):
        words = text.split()
        out = ""
        for word in words:
            out += word[::-1].capitalize() + " "
        joined = "-".join(sorted(set(words)))
        total += len(out) + joined.count("o") + text.find("lazy", i % 200)
        total += len(text.replace("fox", "cat").upper().strip("; "))
        for ch in joined:
            if ch.isalpha() and ch in "aeiou":
                total += ord(ch) & 3
        total += len(text.partition(";")[2].splitlines())
    return total
