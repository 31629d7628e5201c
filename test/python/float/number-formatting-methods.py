# float methods and formatting functions: format(), %, str.format with precision and type.
x = 1234.56789
for spec in ("", "f", ".2f", "e", ".3e", "g", ".3g", "10.2f", "<10.1f", "+.1f", " .1f", ",.2f", "_.2f", "%", ".1%", "010.3f", "n", ".0f", "#.0f"):
    print(spec.ljust(6), format(x, spec), format(-x, spec), ("%" + spec if spec and spec[-1] in "feg" and "," not in spec and "_" not in spec and spec[0] not in "<" else "%s") % x)
print("%g %g %g %g %g" % (1e-5, 0.0001, 123456, 1234567, 1e100), "%.3g|%.10g|%#g" % (0.00012345, 1 / 3, 1.0), "%5.1f|%-8.2f|%+08.2f" % (3.14159, 2.5, 1.5), "%e %E" % (12345.678, 0.0))
print("%.0f %.0f %.0f %.0f" % (0.5, 1.5, 2.5, 3.5), "%.1f %.1f %.2f" % (0.25, 0.35, 1.005), "%f" % 1e20, "%.20f" % 0.1, "%.3f" % 1e-10, "%d" % 3.99, "%i" % -3.99, "%x" % 255, "%s %r" % (1.0, 1e16))
print("%f %F %e %g" % (float("inf"), float("nan"), float("-inf"), float("nan")), "%05.1f|%+f" % (float("inf"), float("nan")), f"{float('-inf'):010.2f}|{float('nan'):>8}")
for f in (lambda: "%d" % float("nan"), lambda: "%d" % float("inf"), lambda: "%x" % 1.5, lambda: "%c" % 1.5, lambda: "%f" % "x", lambda: "%.1f" % None, lambda: format(1.5, "q"), lambda: "%.99999999999f" % 1):
    try:
        print(f())
    except (ValueError, OverflowError, TypeError) as e:
        print(type(e).__name__, e)
print([f"{v:.15g}" for v in (0.1, 0.2, 0.3)], [f"{v:.17g}" for v in (0.1, 0.2, 0.3)], str(1e15), str(1e16), str(123456789.0), repr(1e-7), str(0.00001), 1e5, 1.0e-10, 12e30)
total = 0.0
for i in range(1, 1001):
    total += 1 / i
print(total, round(total, 10), f"{total:.30f}")
