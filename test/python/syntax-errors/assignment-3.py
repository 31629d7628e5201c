# SyntaxErrors about assignment, as compile() raises them and as traceback prints them.
import traceback
import warnings

warnings.simplefilter("ignore")
SOURCES = [
    'x = 1\n  y = 2',
    'x: (yield) = 1',
    '@x\ny = 1',
    'x.if = 1',
    'a = b iff c else d',
    'x = not',
    'x = a and',
    'x = a not b',
    'x = a is is b',
    'x = a in',
    'x = f(a, b\ndef g(): pass',
    'x = 1 +',
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
