# SyntaxErrors about others, as compile() raises them and as traceback prints them.
import traceback
import warnings

warnings.simplefilter("ignore")
SOURCES = [
    '@x y\ndef f(): pass',
    'x.async',
    'deff f(): pass',
    'retrun x',
    'not',
    'x[]',
    'x[1:2:3:4]',
    'x[*]',
    'x.1',
    'x.',
    '.x',
    'x..y',
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
