# Packages: pyflakes, pycodestyle, isort
# Tries: checks and sorts a file
# Recorded by python3: quicker than the reference build.
# Module: pyflakes.api
import io
from pyflakes import api, reporter

source = '''import os, sys
from os.path import *
def f(a):
    b = 1
    print(undefined, "%s %s" % (1,))
    return sys.x
def f(): pass
x = f"no placeholders"
if x is "y": pass
try: pass
except Exception as e: pass
class A:
    def m(self): return __class__
assert (x, "always")
{"a": 1, "a": 2}
'''
out, err = io.StringIO(), io.StringIO()
print(api.check(source, "prog.py", reporter.Reporter(out, err)))
print(out.getvalue(), err.getvalue())
out = io.StringIO()
print(api.check("def f(:\n  pass\n", "bad.py", reporter.Reporter(out, out)))
print(out.getvalue())
import pycodestyle
style = pycodestyle.StyleGuide(quiet=True)
checker = pycodestyle.Checker("x.py", lines=source.splitlines(True), options=style.options)
print(checker.check_all(), sorted(checker.report.counters))
import isort
print(isort.code("import sys\nimport os\nfrom b import z, a\nimport numpy\nfrom . import x\nprint(1)\n"))
