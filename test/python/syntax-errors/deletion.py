# SyntaxErrors about deletion, as compile() raises them and as traceback prints them.
import traceback
import warnings

warnings.simplefilter("ignore")
SOURCES = [
    'del f()',
    'del 1',
    'del (a, b + c)',
    'del [x for x in y]',
    'del a if b else c',
    'del *a',
    'del x = 1',
    'del None',
    'del __debug__',
    'del (x := 1)',
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
