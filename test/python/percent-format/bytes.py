# % on bytes: %b, %s, %a, %c, %d.
print(b"%b|%s|%a|%r" % (b"x", b"y", "é", b"z"), b"%d %x %5.1f %c %c" % (5, 255, 1.5, 65, b"B"), b"%(k)b" % {b"k": b"v"}, b"%5b|%-5b|%.1b" % (b"a", b"b", b"cd"), b"%%" % (), bytearray(b"%d") % 7, b"%b" % bytearray(b"ba"), b"%b" % memoryview(b"mv"))


class B:
    def __bytes__(self): return b"from __bytes__"


print(b"%b" % B(), b"%s" % B(), b"%+05d|%#o" % (3, 8))
for fmt, args in ((b"%b", "str"), (b"%b", 5), (b"%d", "x"), (b"%c", 256), (b"%c", b"ab"), (b"%c", "a"), (b"%z", 1), (b"%s %s", (b"1",)), (b"%s", (b"1", b"2")), (b"%(k)s", {"k": b"v"}), (b"%", 1)):
    try:
        print(fmt % args)
    except (TypeError, ValueError, KeyError, OverflowError) as e:
        print(fmt, type(e).__name__, e)
try:
    b"a" % "x"
except TypeError as e:
    print(e)
try:
    b"%s" + "x"
except TypeError as e:
    print(e)
