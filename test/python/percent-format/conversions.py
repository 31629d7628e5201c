# The % operator: flags, widths, precisions, mappings, tuples, stars, errors.
print("%d|%5d|%-5d|%05d|%+d|% d|%x|%#x|%X|%o|%#o|%i|%u" % (5, 5, 5, 5, 5, 5, 255, 255, 255, 8, 8, 7, 9))
print("%s|%5s|%-5s|%.2s|%r|%a|%c|%c|%%" % ("a", "b", "c", "defg", "h'", "é", "x", 0x1F600))
print("%(a)s %(b)05.1f %(a)r %%" % {"a": "A", "b": 2.25}, "%*d|%-*d|%.*f|%*.*f" % (5, 1, 4, 2, 2, 3.14159, 8, 3, 2.71828))
print("%s" % [1, 2], "%s %s" % (1, (2, 3)), "%s" % ((1, 2),), "%s" % {"k": 1}, "no args" % {}, "none" % (), "x" % [], "%s" % None, "%d" % True, "%ld %hd" % (1, 2))
print("%d" % 10**20, "%x" % -(10**20), "%+.3e" % 12345.678, "%5.1f|%-7.2f|%07.2f" % (1.25, 2.5, -3.14159), "%.0e" % 5e10, "%#.0f" % 3, "%#g" % 2.0, "%5c|%-3c|" % ("a", 98), "%.3d|%8.3d|%-8.3d|%+.3d" % (5, 5, 5, 5), "%#.5x" % 10, "%.0d" % 0)


class I:
    def __index__(self): return 42
    def __int__(self): return 7
class N:
    def __int__(self): return 7
class M(dict):
    def __missing__(self, k): return "m:" + k


print("%x" % I(), "%(zz)s" % M(), "%()s" % {"": "empty"}, "%(a(b))s" % {"a(b)": 1})
for fmt, args in (("%d", "x"), ("%d", N()), ("%d", I()), ("%x", 1.0), ("%d", None), ("%c", "ab"), ("%c", -1), ("%c", 1.5), ("%s", ()), ("%s %s", 1), ("%s", (1, 2)), ("%", 1), ("%5", 1), ("%z", 1), ("%(a)s", 5), ("%(a)s", {}), ("%(a", {"a": 1}), ("%s %(a)s", {"a": 1}), ("%*d", ("x", 1)), ("%.*f", (1.5, 2)), ("%d %d", {"a": 1}), ("abc", 5), ("%(a)s %s", {"a": 1}), ("%-", 1), ("%.", 1), ("%\n", 1), ("%é", 1), ("%99999999999d", 1), ("%f", "1"), ("%b", 1), ("%(a)*d", {"a": 1}), ("a%", ()), ("%d%%%", 1)):
    try:
        print(repr(fmt), repr(fmt % args))
    except (TypeError, ValueError, KeyError, OverflowError) as e:
        print(repr(fmt), "->", type(e).__name__, e)
x = "%s and %s"
x %= 1, 2
print(x)
