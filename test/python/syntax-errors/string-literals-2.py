# SyntaxErrors about string literals, as compile() raises them and as traceback prints them.
import traceback
import warnings

warnings.simplefilter("ignore")
SOURCES = [
    'b"\\x1"',
    'ur"x"',
    'x = "abc" + \'def',
    'x = "abc\\',
    "x = '''abc",
    'x = "é" = 1',
    '"日本" = 表 =',
    "x = 'a' 'b' 'c",
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
