# SyntaxErrors about loops, as compile() raises them and as traceback prints them.
import traceback
import warnings

warnings.simplefilter("ignore")
SOURCES = [
    'while x = 3: pass',
    'for x in range(3)\n    pass',
    'for x range(3): pass',
    'for 1 in x: pass',
    'for f() in x: pass',
    'for x, 1 in y: pass',
    'for (a, b.c, "d") in y: pass',
    'for x in *a: pass',
    'for None in x: pass',
    'for x in y:\nz',
    'while x:\nz',
    'for = 1',
]
for source in SOURCES:
    try:
        compile(source, "<case>", "exec")
    except SyntaxError as error:
        print(repr(source))
        print(" ", type(error).__name__, error.msg, error.lineno, error.offset, error.end_lineno, error.end_offset)
        print("".join(traceback.format_exception_only(error)))
    else:
        print(repr(source), "compiles")
