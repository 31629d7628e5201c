# SyntaxErrors about comprehensions, as compile() raises them and as traceback prints them.
import traceback
import warnings

warnings.simplefilter("ignore")
SOURCES = [
    '[x async for x in y]',
    '[x for x in y] = 1',
    '(x for x in y) = 1',
    '[x for 1 in y]',
    '[*x for x in y]',
    '{**x for x in y}',
    '(*x for x in y)',
    '[x, y for x in z]',
    '[x for x in y if]',
    '[x for x y]',
    'x = y for y in z',
    'x = [for y in z]',
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
