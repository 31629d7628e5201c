# SyntaxErrors about match, as compile() raises them and as traceback prints them.
import traceback
import warnings

warnings.simplefilter("ignore")
SOURCES = [
    'match x:\n    case {**_}: pass',
    'match x:\n    case {"a": 1, "a": 2}: pass',
    'match x:\n    case {a: 1}: pass',
    'match x:\n    case C(a=1, a=2): pass',
    'match x:\n    case C(a=1, 2): pass',
    'match x:\n    case C(1, *a): pass',
    'match x:\n    case 1 + 2: pass',
    'match x:\n    case 1 + 2j + 3: pass',
    'match x:\n    case -a: pass',
    'match x:\n    case a.b(): pass\n    case f"x": pass',
    'match x:\n    case a as 1: pass',
    'match x:\n    case a as _: pass',
    'match x:\n    case a as b.c: pass',
    'match x:\n    case 1 as a as b: pass',
    'match x:\n    case f().a: pass',
    'match x:\n    case [a, b\n        pass',
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
