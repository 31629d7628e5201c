# Default and overridden __repr__, __str__, __format__, and what print, format, !r and containers use.
class R:
    def __repr__(self):
        return "<R>"


class S:
    def __str__(self):
        return "S-str"

    def __repr__(self):
        return "S-repr"


class F(S):
    def __format__(self, spec):
        return f"F[{spec}]"


class OnlyStr:
    def __str__(self):
        return "only"


print(R(), str(R()), [R()], f"{R()} {R()!s:>5}|")
print(S(), [S()], {S(): S()}, f"{S()} {S()!r} {S()!s:>8}")
print(F(), f"{F()} {F():x:y} {F()!r:>8}", format(F()), format(F(), "z"), "{:abc}".format(F()))
print(str(OnlyStr()), "object at" in repr(OnlyStr()), repr(OnlyStr).replace("__main__.", ""))


class BadStr:
    def __str__(self):
        return 5

    def __repr__(self):
        return None

    def __format__(self, spec):
        return 1.5


for f in (str, repr, format, lambda x: f"{x}", lambda x: "%s" % x, print, lambda x: [x].__repr__(), lambda x: "{}".format(x), ascii):
    try:
        f(BadStr())
    except TypeError as e:
        print(e)
try:
    format(R(), "5")
except TypeError as e:
    print(e)


class SubStr(str):
    def __str__(self):
        return "sub:" + super().__str__()


s = SubStr("x")
print(s, str(s), f"{s}", "%s" % s, s + "", repr(s), "{}".format(s), "".join([s]))


class RetSub:
    def __str__(self):
        return SubStr("inner")


print(type(str(RetSub())).__name__, str(RetSub()))
a = []
a.append(a)
d = {}
d["d"] = d
print(a, d, (a,), [d, d])


class Rec:
    def __repr__(self):
        return f"Rec({self.items})"


r = Rec()
r.items = [r]
try:
    repr(r)
except RecursionError as e:
    print(type(e).__name__)
print(ascii("é\n\U0001f600"), repr("é\n\x7f\u200b"))
class Raise:
    def __repr__(self): 1 / 0
try:
    print([1, Raise()])
except ZeroDivisionError as e:
    print(e)
print(type(R()), R, type, type(None), type(...), int, type(print), type(lambda: 0))
