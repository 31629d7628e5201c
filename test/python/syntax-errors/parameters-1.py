# SyntaxErrors about parameters, as compile() raises them and as traceback prints them.
import traceback
import warnings

warnings.simplefilter("ignore")
SOURCES = [
    'def f()\n    pass',
    'def f(:\n    pass',
    'def f(a, a): pass',
    'def f(a=1, b): pass',
    'def f(*): pass',
    'def f(*, **kw): pass',
    'def f(**kw, a): pass',
    'def f(**kw, *a): pass',
    'def f(*a, *b): pass',
    'def f(a, /, b, /): pass',
    'def f(/): pass',
    'def f(*, /): pass',
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
