# SyntaxErrors about calls, as compile() raises them and as traceback prints them.
import traceback
import warnings

warnings.simplefilter("ignore")
SOURCES = [
    'f(',
    'foo(a, b for b in range(5), c)',
    'f(x for x in y, 1)',
    'f(1, x for x in y)',
    'f() = 1',
    'f() += 1',
    'f(): int',
    'f(x := 1 = 2)',
    'f(a b)',
    'f(a, b c, d)',
    'f(a=1, 2)',
    'f(**k, *a)',
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
