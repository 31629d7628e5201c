# SyntaxErrors built by hand and shown by traceback: missing parts, long lines, tabs, offsets out of range.
import traceback
def p(*args, **kw):
    e = SyntaxError(*args)
    for k, v in kw.items(): setattr(e, k, v)
    print("".join(traceback.format_exception_only(e)), end="")
    print("  ", e.msg, e.filename, e.lineno, e.offset, e.text, e.end_lineno, e.end_offset, str(e))
p("msg"); p(); p("msg", ("f.py", 3, 5, "x = = 1\n")); p("msg", ("f.py", 3, 5, "x = = 1", 3, 6)); p("msg", ("f.py", 3, 1, "    indented")); p("msg", ("f.py", 3, 7, "    indented", 3, 9))
p("msg", ("f.py", None, None, None)); p("msg", ("f.py", 3, None, "text")); p("msg", ("f.py", 3, 100, "short")); p("msg", ("f.py", 3, 0, "zero")); p("msg", ("f.py", 3, -1, "minus")); p("msg", (None, 3, 2, "no file")); p("msg", ("f.py", 3, 2, "multi line", 5, 1)); p("msg", ("f.py", 3, 2, "\ttab = 1", 3, 5)); p("msg", ("f.py", 3, 1, "")); p(5, ("f.py", 1, 1, "x")); p("msg", ("f.py", 1, 3, "日本 = x", 1, 4))
p("msg", ("f.py", 1, 1, "x"), print_file_and_line=None, msg="changed"); p("msg", ("f.py", 3, 2, "end zero", 3, 0)); p("msg", ("f.py", 3, 5, "a  b  c\n\n", 3, 5))
for args in (("m", 5), ("m", ()), ("m", ("f", 1, 1)), ("m", ("f", 1, 1, "t", 1)), ("m", ("f", 1, 1, "t", 1, 1, 1, 1))):
    try: p(*args)
    except (TypeError, ValueError, IndexError) as e: print(type(e).__name__, e)
class Sub(IndentationError): pass
print("".join(traceback.format_exception_only(Sub("sub", ("g.py", 1, 1, "y")))), Sub.__mro__[2].__name__, TabError.__mro__[1].__name__)
