# How the last line is made: module-qualified names, empty messages, failing __str__, multi-line text.
import traceback


class Empty(Exception):
    pass


class Multi(Exception):
    def __str__(self):
        return "line one\nline two"


class BadStr(Exception):
    def __str__(self):
        raise ValueError("in __str__")


class NotStr(Exception):
    def __str__(self):
        return 5


class Outer:
    class Nested(Exception):
        pass


class Fake(Exception):
    __module__ = "some.other.module"


class Builtin(Exception):
    __module__ = "builtins"


for e in (Empty(), Empty(""), Empty(None), Empty(1, "two"), Multi(), BadStr(), NotStr(), Outer.Nested("n"), Fake("f"), Builtin("b"), KeyError("k"), KeyError(), KeyError(1, 2), OSError(9999, "No such file", "name.txt"), OSError("one"), StopIteration(5), UnicodeDecodeError("utf-8", b"\xff", 0, 1, "bad")):
    try:
        raise e
    except Exception:
        traceback.print_exc(limit=0)
raise Multi
