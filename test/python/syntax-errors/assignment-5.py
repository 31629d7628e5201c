# SyntaxErrors about assignment, as compile() raises them and as traceback prints them.
import traceback
import warnings

warnings.simplefilter("ignore")
SOURCES = [
    'x = y = 1 if z',
    'x = 1\n    # fine\n  # fine\n\ty = 2',
    'a = 1 # comment \\\nb = = 2',
    'x = a if b else c if d',
    'x = a < b < = c',
    'x = a ** ',
    'x = ~',
    'x = a @',
    'x @= ',
    'x //= = 1',
    'x => y',
    'x === y',
    'x !== y',
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
