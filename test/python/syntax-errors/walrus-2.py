# SyntaxErrors about walrus, as compile() raises them and as traceback prints them.
import traceback
import warnings

warnings.simplefilter("ignore")
SOURCES = [
    '(x := y := z)',
    '{x := 1: 2}',
    '{(x := 1): y := 2}',
    'x[y := 1, z := 2, w = 3]',
    'assert x := 1',
    'return x := 1',
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
