# SyntaxErrors about type params, as compile() raises them and as traceback prints them.
import traceback
import warnings

warnings.simplefilter("ignore")
SOURCES = [
    'def f[T, T](): pass',
    'def f[T=int, U](): pass',
    'def f[*Ts: int](): pass',
    'def f[**P: int](): pass',
    'def f[](): pass',
    'type X[T] = (yield)',
    'type X = (y := 1)',
    'type X = await y',
    'type 1 = 2',
    'type X.y = 1',
    'def f[T](x: (y := 1)): pass',
    'def f[T: (x := 1)](): pass',
    'def f[T]():\n    nonlocal T',
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
