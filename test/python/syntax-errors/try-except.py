# SyntaxErrors about try except, as compile() raises them and as traceback prints them.
import traceback
import warnings

warnings.simplefilter("ignore")
SOURCES = [
    'try:\n    pass',
    'try:\n    pass\nx = 1',
    'try: pass\nexcept: pass\nexcept ValueError: pass',
    'try: pass\nexcept* ValueError: pass\nexcept TypeError: pass',
    'try: pass\nexcept*: pass',
    'try: pass\nexcept ValueError, TypeError as e: pass',
    'try: pass\nexcept ValueError as e.x: pass',
    'try: pass\nexcept ValueError as 1: pass',
    'try: pass\nexcept* A:\n    break',
    'def f():\n    for x in y:\n        try: pass\n        except* A:\n            continue',
    'def f():\n    try: pass\n    except* A:\n        return',
    'try: pass\nfinally\n    pass',
    'try:\nx',
    'try:\n    x\nexcept:\ny',
    'try:\n    x\nfinally:\ny',
    'try:\n    x\nexept ValueError:\n    pass',
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
