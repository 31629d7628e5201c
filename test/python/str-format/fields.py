# str.format: automatic and manual numbering, attributes, items, nested specs, conversions and errors.
class A:
    x = [10, {"k": "deep"}]
    def __getitem__(self, k): return f"item {k!r}"
    def __format__(self, s): return f"A<{s}>"


a = A()
print("{0.x[0]} {0.x[1][k]} {0[key]} {0[5]} {0[-1]} {0[a b]} {0:spec} {0!r:.5}".format(a).replace("<__mai", ""))
print("{} {} {}".format(*"abc"), "{2} {0}".format(*"abc"), "{a} {} {b} {}".format(1, 2, a=3, b=4), "{{}} {{{}}}".format(5), "{0:{1}{2}}".format("x", ">", 4), "{:{}}".format(3.14159, ".2f"), "{0!s:>4}{1!r:<4}{2!a}".format(1, "b", "é"), "{:{w}.{p}}".format("abcdef", w=5, p=2))
print("{:,} {:x} {:%} {:e}".format(12345, 255, 0.5, 1.5), "{0:d} {0:b}".format(True), "{:>5}|{:<5}|{:^5}|{:*^5}".format(1, 2, 3, 4), "{:5}|{:5}".format("s", 1), "{[0]} {.real}".format([7], 5), "{0[0][1]}".format(["ab"]))
cases = ["{", "}", "{0", "0}", "{}}", "{0}{}", "{}{0}", "{!}", "{!x}", "{0!rr}", "{5}", "{k}", "{0.}", "{0[}", "{0[]}", "{0[a}", "{0.nope}", "{0[9]}", "{:{:{}}}", "{0:d}", "{:z}", "{0!}", "{-1}", "{0.x.y}", "{ 0}", "{0 }", "{a.b[c]}", "{[a]}", "{:{}}", "{0]}", "{0:{1}}", "{99999999999999999999}", "{!r", "{0!r:", "{:>99999999999999999999}"]
for c in cases:
    try:
        print(c, "=>", c.format("s"))
    except Exception as e:
        print(c, "->", type(e).__name__, e)
try:
    "{x} {}".format_map({"x": 1})
except ValueError as e:
    print(e)
print("{a.__class__.__name__}".format(a=1), "{0}{0}".format(*[1]), "".format(1, 2, k=3), "{:}".format([]), "{!s:}".format(None), "{:\n>3}".format(1), "{0[{]}".format({"{": 1}) if False else "")
