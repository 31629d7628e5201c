# SyntaxErrors about calls, as compile() raises them and as traceback prints them.
import traceback
import warnings

warnings.simplefilter("ignore")
SOURCES = [
    'f(class=1)',
    'call(\n    a,\n    b\n    c\n)',
    'print(1\nprint(2)',
    'print(*a if b)',
    'f(__debug__=1)',
    'f(a for a in b, c for c in d)',
    'f(a, *b, c=d, *e, **f, g=h, **i, j)',
    'f(a)(b)(c',
    'print(x := 1, y = 2 = 3)',
    'f(x:=1, y=x:=2)',
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
