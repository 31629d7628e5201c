# SyntaxErrors about imports, as compile() raises them and as traceback prints them.
import traceback
import warnings

warnings.simplefilter("ignore")
SOURCES = [
    'from . import *\ndef f(): from a import *',
    'from __future__ import braces',
    'from __future__ import nothing',
    'import async',
    'fro x import y',
    'improt x',
    'from x imprt y',
    'import __debug__',
    'import a.b as c.d',
    'import *',
    'from import x',
    'from .. import',
    'from a.b. import c',
    'from a import (b)\nfrom a import ()',
    'from a import b c',
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
