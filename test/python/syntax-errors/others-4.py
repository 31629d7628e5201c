# SyntaxErrors about others, as compile() raises them and as traceback prints them.
import traceback
import warnings

warnings.simplefilter("ignore")
SOURCES = [
    '*a',
    '**a',
    'return *a',
    'a: int b',
    'pass x',
    'pass; ; pass',
    '->',
    'a.b.c: int: str',
    'a <> b\nfrom __future__ import barry_as_FLUFL',
    'x -> y',
    'x && y',
    'x || y',
    '!x',
    'x ? y : z',
    'switch x: pass',
    'do: pass',
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
