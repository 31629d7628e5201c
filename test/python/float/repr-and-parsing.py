# repr gives the shortest text that round-trips; float() parses many forms.
for x in (0.1, 1 / 3, 1e16, 1e15, 123456789012345680.0, 1e-4, 1e-5, 0.00012345, 1.0, 100.0, 1e22, 1e21, 5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, 9007199254740993.0, 0.1 + 0.2, -0.0, 4.35, 1.1 * 3, 2.0**70, 1e100, 123e-7, 1.5e300 * 1e10):
    print(repr(x), str(x), float(repr(x)) == x, x.hex())
for s in ("1.5", " 2 ", "1e3", "-1E-3", ".5", "5.", "+inf", "-Infinity", "nan", "NaN", "1_000.5", "iNf", "1e400", "-1e400", "1e-400", "0x1p3" if False else "3", "١٫٥" if False else "٣", "infinity", "1" * 400):
    print(repr(s)[:20], float(s))
for s in ("", "  ", "1.5.5", "e5", "1e", "1e+", "--1", "1_", "_1.0", "1._5", "0x10", "in f", "nanx", "1,5", "1 2", b"1.5", None, [], "½", "1e5_0"):
    try:
        print(repr(s), float(s))
    except (ValueError, TypeError) as e:
        print(repr(s), "->", e)
print(float.fromhex("0x1.8p1"), float.fromhex("-0x.8"), float.fromhex("inf"), float.fromhex(" 0xA "), float.fromhex("1p-1074"))
for s in ("0x", "zz", "0x1p99999", ""):
    try:
        float.fromhex(s)
    except (ValueError, OverflowError) as e:
        print(type(e).__name__, e)
print((0.75).as_integer_ratio(), (-2.5).as_integer_ratio(), (0.1).as_integer_ratio(), (1e300).as_integer_ratio()[1])
for x in (float("inf"), float("nan")):
    try:
        x.as_integer_ratio()
    except (OverflowError, ValueError) as e:
        print(type(e).__name__, e)
print(float(), float(5), float(True), (2.0).is_integer(), (2.5).is_integer(), float("inf").is_integer(), float.from_number(3), (1.5).real, (1.5).imag, (1.5).conjugate())
