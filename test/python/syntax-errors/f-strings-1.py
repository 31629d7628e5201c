# SyntaxErrors about f strings, as compile() raises them and as traceback prints them.
import traceback
import warnings

warnings.simplefilter("ignore")
SOURCES = [
    'f"x" = 1',
    'f"abc',
    'f"""abc\n{x}',
    'f"{"',
    'f"{x"',
    'f"}"',
    'f"{}"',
    'f"{ }"',
    'f"{!r}"',
    'f"{x!}"',
    'f"{x!rr}"',
    'f"{x!r }"',
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
