# Format specs of floats and complex numbers.
values = (0.0, -0.0, 1.0, -1.5, 3.14159265, 1e-5, 1e16, 123456789.123, 1e100, float("inf"), float("-inf"), float("nan"))
for spec in ("", ".2f", "e", "g", ".3g", "%", "10.1f", "<10", "+.1e", "010.2f", ",", ",.2f", "_.1f", "#.0f", "#g", ".0f", "G", "E", "F", " .1f", "z.1f", "=+12.3", ".10", "n", "*^14.4"):
    print(f"{spec:8}", *[f"[{v:{spec}}]" for v in values])
for v in (0.5, 1.5, 2.5, 0.125, 2.675, 1e22, 1e23, 5e-324, 1.7976931348623157e308, 0.1 + 0.2, 123456.0, 1234567890123456789.0):
    print(v, f"{v:.0f} {v:.2f} {v:.17g} {v:e} {v:.1%}")
for c in (1 + 2j, -1.5j, complex("nan"), 0j, 1e20 + 1e-7j):
    print(c, f"{c:.2f} {c:>15} {c:e} {c:g} {c:+.1f}")
for v, spec in ((1.5, "d"), (1.5, "x"), (1.5, "s"), (1.5, ".f"), (1j, "=10"), (1j, "010"), (1j, "%"), (1.5, "c"), (2.0, "_,"), ("x", "d"), ("x", "+"), ("x", "="), ("x", ",")):
    try:
        print(f"{v:{spec}}")
    except (ValueError, OverflowError) as e:
        print(spec, "->", e)
print(f"{0.000001234:.3f} {-0.0001:.2f} {-0.0001:z.2f} {1e-320:g} {999999.5:.6g} {9999995:.6g} {0.0001234:g} {0.00001234:g}")
