# SyntaxErrors about assignment, as compile() raises them and as traceback prints them.
import traceback
import warnings

warnings.simplefilter("ignore")
SOURCES = [
    'x = yield = 1',
    'a, b += 1',
    'None += 1',
    'a, b: int = 1',
    'x = 1\nfrom __future__ import division',
    'assert x = 1',
    'x = 1 2',
    'x = 1 ?',
    'x = €5',
    'x = 1;; y',
    'x = \\',
    ' x = 1',
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
