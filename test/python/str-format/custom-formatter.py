# string.Formatter subclass and __format__ delegation.
import string


class F(string.Formatter):
    def get_value(self, key, args, kw):
        if isinstance(key, str) and key not in kw: return f"<{key}?>"
        return super().get_value(key, args, kw)
    def convert_field(self, value, conv):
        if conv == "u": return str(value).upper()
        return super().convert_field(value, conv)
    def format_field(self, value, spec):
        if spec.startswith("*"): return value * int(spec[1:])
        return super().format_field(value, spec)
    def check_unused_args(self, used, args, kw): print("used", sorted(map(str, used)))


f = F()
print(f.format("{0} {name} {missing} {0!u} {0:*3} {1[0]:>4} {{}}", "a", ["z"], name="n"))
print(list(string.Formatter().parse("a{b!r:c}d{{e}}{}{0.x[1]:{w}}")))
print(f.vformat("{} {}", (1, 2), {}), f.get_field("0.real", (5,), {}))
try:
    string.Formatter().format("{} {0}", 1)
except ValueError as e:
    print(e)


class Money:
    def __init__(self, cents): self.cents = cents
    def __format__(self, spec):
        cur, _, num = spec.partition("|")
        return f"{cur or '$'}{format(self.cents / 100, num or ',.2f')}"
    def __str__(self): return "Money!"


m = Money(123456)
print(f"{m} {m:€} {m:£|.0f} {m!s:>8} {m!s}", "{:¥|,.1f}".format(m), format(m), format(m, "X|"), "%s" % m)
class Temp(float):
    def __format__(self, spec):
        if spec.endswith("F"): return format(self * 9 / 5 + 32, spec[:-1] + "f") + "°F"
        return super().__format__(spec) + "°C"
print(f"{Temp(21.5):.1F} {Temp(21.5):.1f} {Temp(-40)}")
