# SyntaxErrors about brackets, as compile() raises them and as traceback prints them.
import traceback
import warnings

warnings.simplefilter("ignore")
SOURCES = [
    '{a: b c: d}',
    'x = [1, 2, 3\ny = [4]',
    'd = {\n    "a": 1\n    "b": 2\n}',
    'x = [\n    1\n    2\n]',
    'x = (1 + 2',
    'x = (,)',
    'x = [,]',
    '(*a)',
    'x = {1: 2 for 3}',
    'x = (y for y)',
    'x = {*a: 1}',
    'x = {**a: 1}',
    'x = {a: **b}',
    'x = {1, 2, 3',
    '# comment only\nx = (  # comment\n    1,\n    2   # no close',
    '日本 = (表',
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
