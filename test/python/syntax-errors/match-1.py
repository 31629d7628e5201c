# SyntaxErrors about match, as compile() raises them and as traceback prints them.
import traceback
import warnings

warnings.simplefilter("ignore")
SOURCES = [
    'match x:\ncase 1: pass',
    'match x:\n    case 1:\n    pass',
    'match x:\n    case 1\n        pass',
    'match x\n    case 1: pass',
    'match x:\n    case a: pass\n    case b: pass',
    'match x:\n    case _: pass\n    case 1: pass',
    'match x:\n    case a | 1: pass',
    'match x:\n    case (a | b): pass',
    'match x:\n    case 1 | a: pass',
    'match x:\n    case [a, a]: pass',
    'match x:\n    case [*a, *b]: pass',
    'match x:\n    case {**a, "k": 1}: pass',
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
