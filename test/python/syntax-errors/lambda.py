# SyntaxErrors about lambda, as compile() raises them and as traceback prints them.
import traceback
import warnings

warnings.simplefilter("ignore")
SOURCES = [
    'lambda a, a: 1',
    'lambda *: 1',
    'lambda a=1, b: 1',
    'lambda **k, a: 1',
    'lambda x',
    'lambda: 1 = 2',
    'x = lamda y: 1',
    'lambda x: yield',
    'lambda x:',
    'lambda: (yield)',
    'lambda x := 1: x',
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
