# SyntaxErrors about parameters, as compile() raises them and as traceback prints them.
import traceback
import warnings

warnings.simplefilter("ignore")
SOURCES = [
    'def f():\n    for x in y:\n        def g(): continue',
    'def f(x):\n    global x',
    'def f():\n    print(x)\n    global x',
    'def f():\n    x: int\n    global x',
    'def f():\n    nonlocal x',
    'def f():\n    x = 1\n    def g(x):\n        nonlocal x',
    'def f():\n    x = 1\n    def g():\n        global x\n        nonlocal x',
    'def f():\n    x = 1\n    def g():\n        x = 2\n        nonlocal x',
    'def f():\n\tx = 1\n        y = 2',
    'def f(x: (yield)): pass',
    'def f():\n    x: (yield) = 1',
    'def async(): pass',
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
