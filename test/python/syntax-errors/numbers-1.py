# SyntaxErrors about numbers, as compile() raises them and as traceback prints them.
import traceback
import warnings

warnings.simplefilter("ignore")
SOURCES = [
    '1 + * 2',
    '1 = x',
    '1 += x',
    '0777',
    '00\n01',
    '0b12',
    '0o8',
    '0xg',
    '0b',
    '0x',
    '1_',
    '1__0',
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
