# SyntaxErrors about parameters, as compile() raises them and as traceback prints them.
import traceback
import warnings

warnings.simplefilter("ignore")
SOURCES = [
    'def class(): pass',
    'def f():\n    retrun x',
    'def f():\n    return\n    yield\n    return *x,\n    x = *y',
    'def f(): x = yield = 1',
    'def f(): (yield) += 1',
    'def f(__debug__): pass',
    'def f() -> : pass',
    'def f() - > int: pass',
    'def f(x: ): pass',
    'def f(*args: ): pass',
    'def f():\n    """doc"""\n   x = 1',
    'def f(): global x; x = 1; nonlocal y',
    'def f():\n    def g():\n        nonlocal z\n    return g',
    'def f(x=y:=1): pass',
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
