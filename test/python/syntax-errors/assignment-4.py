# SyntaxErrors about assignment, as compile() raises them and as traceback prints them.
import traceback
import warnings

warnings.simplefilter("ignore")
SOURCES = [
    'x = 1 +\ny = 2',
    'x =',
    'x = ,',
    'x[a=1]',
    '*a = 1',
    '*a, *b = c',
    'x = *a',
    'a, *b, *c = d',
    '*(a, b) = c',
    'yield = 1',
    'super() = 1',
    'x: = 1',
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
