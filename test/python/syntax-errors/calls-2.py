# SyntaxErrors about calls, as compile() raises them and as traceback prints them.
import traceback
import warnings

warnings.simplefilter("ignore")
SOURCES = [
    'f(**k, 1)',
    'f(a=1, a=2)',
    'f(1=2)',
    'f(a.b=1)',
    'f(True=1)',
    'f(a+b=1)',
    'f(a, b=)',
    'f(x=y for y in z)',
    'f(* )',
    'f(**)',
    'f(*x=1)',
    'f(**x=1)',
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
