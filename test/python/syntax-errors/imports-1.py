# SyntaxErrors about imports, as compile() raises them and as traceback prints them.
import traceback
import warnings

warnings.simplefilter("ignore")
SOURCES = [
    'import',
    'import a.',
    'import a as',
    'import a as b.c',
    'import a as 1',
    'import a, b,',
    'import a from b',
    'from a import',
    'from a import *, b',
    'from a import (b, c',
    'from a import b,',
    'from a import b as c.d',
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
