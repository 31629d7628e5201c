# ExceptionGroup: construction, split, subgroup, derive, validation.
eg = ExceptionGroup("msg", [ValueError(1), ExceptionGroup("in", [TypeError(2), ValueError(3)]), KeyError("k")])
print(eg, repr(eg), eg.message, eg.exceptions[1].exceptions, eg.args)
print(eg.split(ValueError))
print(eg.split((TypeError, KeyError)), eg.split(OSError), eg.split(ExceptionGroup))
print(eg.subgroup(lambda e: isinstance(e, KeyError)), eg.subgroup(lambda e: e.args == (3,)), eg.subgroup(OSError))
print(eg.subgroup(lambda e: True) is eg, eg.split(Exception)[0] is eg)
calls = []
eg.split(lambda e: calls.append(type(e).__name__))
print(calls)
print(type(BaseExceptionGroup("b", [ValueError()])).__name__, type(BaseExceptionGroup("b", [KeyboardInterrupt()])).__name__)
for args in [(), ("m",), ("m", []), ("m", [5]), ("m", 5), (5, [ValueError()]), ("m", [ValueError], 1), ("m", [ValueError]), ("m", [KeyboardInterrupt()]), ("m", {ValueError(): 1})]:
    try:
        print(repr(ExceptionGroup(*args)))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)


class My(ExceptionGroup):
    def __new__(cls, message, excs, code=0):
        self = super().__new__(cls, message, excs)
        self.code = code
        return self

    def derive(self, excs): return My(self.message, excs, self.code)


m = My("mine", [ValueError(1), TypeError(2)], 42)
m.add_note("note")
m.__cause__ = KeyError("cause")
match_, rest = m.split(ValueError)
print(repr(match_), match_.code, rest.code, match_.__notes__, repr(match_.__cause__))
try:
    raise m
except* TypeError as g:
    print(type(g).__name__, g.code, g.__notes__)
except* ValueError as g:
    print(repr(g))


class NoDerive(ExceptionGroup): pass
print(repr(NoDerive("n", [ValueError(1), TypeError(2)]).subgroup(ValueError)))


class BadDerive(ExceptionGroup):
    def derive(self, excs): return 5


try:
    BadDerive("b", [ValueError(1), TypeError()]).split(ValueError)
except TypeError as e:
    print(e)
for bad in (5, "x", None, int):
    try:
        eg.split(bad)
    except TypeError as e:
        print(e)
try:
    eg.exceptions = ()
except AttributeError as e:
    print(e)
lst = [ValueError(1)]
g = ExceptionGroup("copy", lst)
lst.append(2)
print(g.exceptions, ExceptionGroup[int], issubclass(ExceptionGroup, Exception), ExceptionGroup.__mro__[1:3])
