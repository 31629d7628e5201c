# e, f, g and separators over values near ties, powers of ten and the changes between notations.
values = [0.0, -0.0, 1.0, -1.0, 9.5, 9.95, 9.995, 99.5, 999999.5, 999999.4999, 1e5, 1e6, 1e7, 1.5e-5, 1.00000005e-4, 9.9999995e-5, 1e-4, 0.00012345678,
          123456.5, 1234567.0, 0.5, 2.5, 1.25, 1.35, 2.675, 1e22, 1e23, 1e-15, 3e-14, 5e-324, 1.7976931348623157e308, float("inf"), float("-inf"), float("nan"),
          2 / 3, 1 / 7, -22 / 7, 1e15 / 3, 4.5e-10]
for spec in ["e", "E", ".0e", ".1e", ".3e", ".7e", ".9e", "g", "G", ".0g", ".1g", ".2g", ".5g", ".8g", ".12g", "#g", "#.3e", ",", ",.3f", "_.2f", ",g", "012,.1f",
             "15.4g", "<15e", "^15.2f", "+.3g", " .2e", "015.3e", "=12.2f", ".1%", ",.0%", "z.1f", "n"]:
    print(spec, *(format(value, spec) for value in values), sep="|")
for spec in ["%e", "%.0e", "%g", "%.3g", "%#.4g", "%12.2e", "%-12g|", "%+g", "%G", "%.2f", "%010.3f"]:
    print(spec, *(spec % value for value in values), sep="|")
ints = [0, 1, -1, 999, 1000, -1000, 1234567, -12345678901234567890, 2**60]
for spec in ["", "d", ",", "_", "_x", "x", "X", "#x", "#X", "#b", "#o", "b", "o", "_b", "#_b", "12,", "012,", "<12,", "+,", " d", "=+12d", "^9", "n", ",.1f", "e", "g", ".2e"]:
    print(spec, *(format(value, spec) for value in ints), sep="|")
for value in ["", "a", "abc", "\xe9\u0416"]:
    print(*(format(value, spec) for spec in ["", "s", "5", "<5", ">5", "^6", "*^7", ".2", "5.1", "05"]), sep="|")
