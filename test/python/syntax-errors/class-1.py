# SyntaxErrors about class, as compile() raises them and as traceback prints them.
import traceback
import warnings

warnings.simplefilter("ignore")
SOURCES = [
    'class C\n    pass',
    'class C(:\n    pass',
    'class 1: pass',
    'class C(x for x in y): pass',
    'class C:\n    return 1',
    'class C:\n    yield 1',
    'class C: [(y := 1) for x in z]',
    'class C:\nx = 1',
    'class C[T: (yield)]: pass',
    'class C[T]((yield)): pass',
    'class C[T]:\n    nonlocal T',
    'class = 1',
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
