# SyntaxErrors about loops, as compile() raises them and as traceback prints them.
import traceback
import warnings

warnings.simplefilter("ignore")
SOURCES = [
    'whille x: pass',
    'for x in y:\n    pas s',
    'for __debug__ in x: pass',
    'while 1: pass; else: pass',
    'for x in y: pass else: z',
    'for x in : pass',
    'for in x: pass',
    'for x: pass',
    'for x, in y: pass\nfor , in y: pass',
    'while: pass',
    'while x[0] = 1: pass',
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
