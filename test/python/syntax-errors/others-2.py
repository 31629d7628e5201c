# SyntaxErrors about others, as compile() raises them and as traceback prints them.
import traceback
import warnings

warnings.simplefilter("ignore")
SOURCES = [
    'raise x from',
    'assert',
    'assert x, y, z',
    'assert (x, "always true")',
    'x <> y',
    'x ! y',
    'x++',
    'a b',
    '$',
    '“quoted”',
    'a \\ b',
    '@\ndef f(): pass',
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
