# SyntaxErrors about if, as compile() raises them and as traceback prints them.
import traceback
import warnings

warnings.simplefilter("ignore")
SOURCES = [
    'if x: y else z',
    'if: pass',
    'if x:\n    pass\nelif\n    pass',
    'if x:\n    pass\nelif y\n    pass',
    'if x:\n    pass\nelse\n    pass',
    'if x:\n    pass\nelse if y:\n    pass',
    'if x and:\n    pass',
    'if x == 1 and y = 2:\n    pass',
    'if f(x) = 1: pass',
    'if x.y = 1: pass',
    'if True:\n    # comment only',
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
