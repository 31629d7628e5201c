# SyntaxErrors about assignment, as compile() raises them and as traceback prints them.
import traceback
import warnings

warnings.simplefilter("ignore")
SOURCES = [
    'x = = 1',
    'x = 5 if y',
    'x = 5 if y else',
    'None = 1',
    'True = 1',
    'x.None = 1',
    'a + b = c',
    '... = 1',
    'x == 1 = 2',
    'not x = 1',
    '-x = 1',
    'a if b else c = 1',
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
