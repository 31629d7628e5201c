# SyntaxErrors about brackets, as compile() raises them and as traceback prints them.
import traceback
import warnings

warnings.simplefilter("ignore")
SOURCES = [
    '[a]: int',
    '[x for f() in y]',
    '{x: y for x, y in z, 1}',
    '{1: 2, 3}',
    '{1, 2: 3}',
    '{1: }',
    '{1: *x}',
    '{**x, y}',
    '{x: y: z}',
    '[a b]',
    '(a, b c)',
    '{a b}',
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
