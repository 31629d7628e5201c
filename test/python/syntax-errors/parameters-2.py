# SyntaxErrors about parameters, as compile() raises them and as traceback prints them.
import traceback
import warnings

warnings.simplefilter("ignore")
SOURCES = [
    'def f(a, *, b, /): pass',
    'def f(*a=1): pass',
    'def f(**k=1): pass',
    'def f(a b): pass',
    'def f((a, b)): pass',
    'def f(1): pass',
    'def f(None): pass',
    'def f(a=): pass',
    'def f(*a, b=1, b=2): pass',
    'def f():\n    await x',
    'def f():\n    async for x in y: pass',
    'def f(): return [x async for x in y]',
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
