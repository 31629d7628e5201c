# SyntaxErrors about walrus, as compile() raises them and as traceback prints them.
import traceback
import warnings

warnings.simplefilter("ignore")
SOURCES = [
    '(x := 1) = 2',
    'x := 1',
    '(x.y := 1)',
    '(x[0] := 1)',
    '((a, b) := 1)',
    '(1 := 2)',
    '[i := 0 for i in range(5)]',
    '[[(j := 0) for i in range(5)] for j in range(5)]',
    '[x for x in (y := [1])]',
    'x: (y := 1) = 1',
    '(__debug__ := 1)',
    'x := y := z',
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
