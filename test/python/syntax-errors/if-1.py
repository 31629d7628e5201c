# SyntaxErrors about if, as compile() raises them and as traceback prints them.
import traceback
import warnings

warnings.simplefilter("ignore")
SOURCES = [
    'if x\n    pass',
    'if x = 1:\n    pass',
    'if True:\n    break',
    'else: pass',
    'if x:\npass',
    'if x:\n    a\n  b',
    'if x:\n    a\n      b',
    'else_ = 1\nif x:\n    pass\nelse:\ny',
    'if x: pass\nelif y:\nz',
    'iff x:\n    y',
    'if (a\n    b:\n    pass',
    'if 1: pass else: pass',
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
