# SyntaxErrors about f strings, as compile() raises them and as traceback prints them.
import traceback
import warnings

warnings.simplefilter("ignore")
SOURCES = [
    'f"{x! r}"',
    'f"{x:{y:{z:{w}}}}"',
    'f"{x y}"',
    'f"{*}"',
    'f"{lambda x: 1}"',
    'f"{x = !r:^20"',
    'f"{a[}"',
    'f"{(}"',
    'f"{x:}}"',
    'f"{yield}"',
    "f'{x #}'",
    'f"{1 +}"',
    'f"{x;y}"',
    'f"{x=!}"',
    'f"{\'a\' \'b"',
    't"a" f"b"',
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
