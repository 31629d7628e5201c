# SyntaxErrors about assignment, as compile() raises them and as traceback prints them.
import traceback
import warnings

warnings.simplefilter("ignore")
SOURCES = [
    'x = 1\nfrom __future__ import division',
    'assert x = 1',
    'x = 1 2',
    'x = 1 ?',
    'x = €5',
    'x = 1;; y',
    'x = \\',
    ' x = 1',
    'x = 1\n  y = 2',
    'x: (yield) = 1',
    '@x\ny = 1',
    'x.if = 1',
    'a = b iff c else d',
    'x = not',
    'x = a and',
    'x = a not b',
]
for source in SOURCES:
    try:
        compile(source, "<case>", "exec")
    except SyntaxError as error:
        print(repr(source))
        print(" ", type(error).__name__, error.args[0], error.args[1][1:])
        print("".join(traceback.format_exception_only(error)))
    else:
        print(repr(source), "compiles")
