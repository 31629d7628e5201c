# compile(): modes, flags, code object attributes, single mode's display hook.
import sys

c = compile("a = 1\nb = a + 1\n", "file.py", "exec")
print(c.co_filename, c.co_name, c.co_firstlineno, c.co_names, c.co_consts, c.co_flags)
e = compile("x * 2", "<e>", "eval")
print(eval(e, {"x": 21}), e.co_name)
s = compile("1 + 1; None; 'str'", "<s>", "single")
exec(s)
print(__import__("builtins")._)
sys.displayhook = lambda v: print("hook", repr(v))
exec(compile("[1, 2]\n", "<s>", "single"))
exec(compile("for i in range(2): i\n\n", "<s>", "single"))
sys.displayhook = sys.__displayhook__
for src, mode in (("x = 1", "eval"), ("1; 2", "eval"), ("a = 1\nb = 2", "single"), ("x", "bad"), ("if x:\n  1", "single"), ("", "eval"), ("", "exec"), ("", "single"), ("def f(): pass", "eval"), ("\n\n", "single"), ("# c", "exec")):
    try:
        print(mode, type(compile(src, "<t>", mode)).__name__)
    except (SyntaxError, ValueError) as err:
        print(mode, type(err).__name__, err)
for args in (("x",), (5, "f", "exec"), ("x", 5, "exec"), ("x", "f", 5), ("x", "f", "exec", 99999)):
    try:
        compile(*args)
    except (TypeError, ValueError) as err:
        print(err)
import __future__
code = compile("def f(x: undefined): pass\nr = f.__annotations__", "f", "exec", __future__.annotations.compiler_flag, True)
ns = {}
exec(code, ns)
print(ns["r"])
d0 = compile("'''doc'''\nassert 0, 'no'\nd = __doc__, __debug__", "f", "exec", optimize=2)
ns = {}
exec(d0, ns)
print(ns["d"])
print(compile("lambda: 0", "f", "eval") == compile("lambda: 0", "f", "eval"), compile("1", "f", "eval") == compile("2", "f", "eval"))
print(eval("__name__"), eval("(yield_ := 5)"), eval("lambda: (yield)")().__class__.__name__)
tree = compile("1 + 2", "t", "eval", 0x400)
print(type(tree).__name__, type(tree.body).__name__)
exec("#!shebang\n# -*- coding: utf-8 -*-\nprint('é')")
exec(b"# -*- coding: latin-1 -*-\nprint(len('\xe9'))")
exec(b"\xef\xbb\xbfprint('bom')")
exec("x = 1;y = 2;print(x, y);\r\nz = 3\rprint(z)")
exec("if 1:\n\tprint('tab')\n\n\n\n\f\nprint('formfeed')")
