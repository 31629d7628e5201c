# SyntaxErrors about brackets, as compile() raises them and as traceback prints them.
import traceback
import warnings

warnings.simplefilter("ignore")
SOURCES = [
    '(1, 2',
    '[1, 2)',
    '{1: 2]',
    'x = (1,\ny = 2',
    '[a, 1] = x',
    '(a, f()) = x',
    '{a: b} = 1',
    '{a, b} = 1',
    '(yield) = 1',
    '(a, b) += 1',
    '[a] += 1',
    '(a, b): int',
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
