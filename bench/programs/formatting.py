"""f-strings, format specs, % and str.format."""
N = 55_000


def run(n):
    total = 0
    for i in range(n):
        x = i / 7
        total += len(f"{i}:{x:.2f}|{i:>8}|{i:x}")
        total += len("%05d %s %.1f" % (i, "abc", x))
        total += len("{} {:<6} {name!r}".format(i, i & 255, name="n"))
        total += len(str(i)) + len(repr(x))
    return total
