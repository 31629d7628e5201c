# SyntaxErrors about async, as compile() raises them and as traceback prints them.
import traceback
import warnings

warnings.simplefilter("ignore")
SOURCES = [
    'await x',
    'async def f():\n    yield from x',
    'async def f():\n    yield 1\n    return 2',
    'x: (await y) = 1',
    'async x = 1',
    'async def',
    'async lambda: 1',
    'await = 1',
    'async = 1',
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
