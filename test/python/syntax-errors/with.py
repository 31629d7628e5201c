# SyntaxErrors about with, as compile() raises them and as traceback prints them.
import traceback
import warnings

warnings.simplefilter("ignore")
SOURCES = [
    'async with a: pass',
    'with a as 1: pass',
    'with a as f(): pass',
    'with a as b.c, d as (e, 1): pass',
    'with a\n    pass',
    'with (a as b, c as d)\n    pass',
    'with a as b\n    pass',
    'with x:\nz',
    'with x as __debug__: pass',
    'with open("x") as f, : pass',
    'with: pass',
    'with (a, b) as : pass',
    'with (yield): pass',
    'with x := 1: pass',
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
