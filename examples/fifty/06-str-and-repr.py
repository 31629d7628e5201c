# 6. __str__ is for people, __repr__ for programmers; str() falls back on repr, containers use repr.
import datetime


class Temperature:
    def __init__(self, degrees):
        self.degrees = degrees

    def __repr__(self):
        return f"Temperature({self.degrees!r})"

    def __str__(self):
        return f"{self.degrees:.1f}°C"


t = Temperature(21.55)
print(t, str(t), repr(t), f"{t} {t!r}", [t], {"now": t}, "%s %r" % (t, t))
print(eval(repr(t)).degrees == t.degrees)


class OnlyRepr:
    def __repr__(self):
        return "<OnlyRepr>"


class OnlyStr:
    def __str__(self):
        return "only str"


print(OnlyRepr(), str(OnlyRepr()), OnlyStr(), repr(OnlyStr()).startswith("<__main__.OnlyStr object at 0x"))
print("it's", repr("it's"), str("new\nline"), repr("new\nline"), ["a", 1.0, None])
when = datetime.datetime(2026, 1, 2, 3, 4)
print(when, repr(when))
for value in (0.1 + 0.2, 1e16, True, None, ..., b"bytes", range(3), {1}, Exception("msg")):
    print(str(value), repr(value), sep="  |  ")
