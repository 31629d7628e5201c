# SyntaxWarnings the compiler gives: literal comparison, invalid escapes, assert on tuples, calling literals, return in finally.
import warnings
sources = ["x = 1\nx is 5", "x = 1\nx is not 'a'", "x = ()\nx is ()", "assert (1, 'x')", "'\\d'", "b'\\q'", "'\\400'", "1()", "'a'()", "[1](2)", "[1, 2] [3, 4]", "(1)(2)", "'a'['b']", "[1]['x']", "def f():\n  try: pass\n  finally: return 1", "for x in ():\n  try: pass\n  finally: break", "for x in ():\n  try: pass\n  finally: continue", "1or 2", "0x1for x in y", "1if 2else 3", "f'{1}\\w'", "None()", "None[0]", "(lambda: 0)[1]", "f''()", "x is None", "x is True", "x is ...", "{1}[0]", "(x for x in y)[0]", "'%s'(5)", "1 in 5", "x == 5 is 5", "t'{1}\\w'", "r'\\d'", "'\\N{DIGIT ONE}\\8'", "1_0and 2", "[](1)", "{}()", "(1, 2)()", "'abc'.x()", "5[1]"]
for s in sources:
    with warnings.catch_warnings(record=True) as w:
        warnings.simplefilter("always")
        try: compile(s, "f.py", "exec")
        except SyntaxError as e: print(repr(s), "SyntaxError", e.msg)
    for x in w: print(repr(s), x.category.__name__, x.message, x.lineno, x.filename)
    if not w: print(repr(s), "no warning")
warnings.simplefilter("error")
try: compile("x is 5", "g.py", "exec")
except SyntaxError as e: print(type(e).__name__, e, e.lineno, e.offset, e.text)
try: eval("'\\d'")
except SyntaxError as e: print(e.msg, e.lineno, e.offset)
warnings.simplefilter("default")
print(eval("1 is 1"), eval("'\\d'"))
