# Nested groups, with notes, causes and multi-line messages inside.
def boom(e):
    try:
        raise e
    except Exception as caught:
        return caught


def chained():
    try:
        try:
            {}["missing"]
        except KeyError as k:
            raise OSError(5, "I/O error") from k
    except OSError as o:
        return o


inner = ExceptionGroup("inner\ntwo lines", [boom(ValueError(1)), chained()])
inner.add_note("note on inner")
try:
    raise inner
except ExceptionGroup as g:
    outer = BaseExceptionGroup("outer", [boom(TypeError("t")), g, KeyboardInterrupt("k")])
    outer.exceptions[0].add_note("note on\nTypeError")
raise outer from ImportError("the cause")
