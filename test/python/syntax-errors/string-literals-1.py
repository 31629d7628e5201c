# SyntaxErrors about string literals, as compile() raises them and as traceback prints them.
import traceback
import warnings

warnings.simplefilter("ignore")
SOURCES = [
    '"s" = 1',
    'x = "abc" 5',
    '"abc',
    "'abc",
    '"""abc\ndef',
    'b"a" "b"',
    'b"é"',
    '"\\N{no such name}"',
    '"\\N{"',
    '"\\x1"',
    '"\\u12"',
    '"\\U12345678"',
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
