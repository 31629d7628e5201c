# Code objects: names, constants, flags, lines, nested code, replace, equality.
def outer(a, /, b, *c, d=1, **e):
    x = a + 1
    def inner():
        return x, b, free
    free = "s"
    return inner
c = outer.__code__
print(c.co_name, c.co_qualname, c.co_argcount, c.co_posonlyargcount, c.co_kwonlyargcount, c.co_nlocals, c.co_varnames, c.co_cellvars, c.co_freevars, c.co_firstlineno, c.co_flags & 0xF)
i = next(k for k in c.co_consts if hasattr(k, "co_name"))
print(i.co_name, i.co_qualname, i.co_freevars, i.co_firstlineno, i.co_names, i.co_flags & 0x10)
print(sorted(set(l - c.co_firstlineno for *_, l in c.co_lines() if l is not None)))
r = c.replace(co_name="renamed", co_firstlineno=100, co_filename="other.py")
print(r.co_name, r.co_firstlineno, r.co_filename, c == r, c == c.replace(), hash(c) == hash(c.replace()))
def gen(): yield
async def co(): pass
async def agen(): yield
for f in (outer, gen, co, agen, lambda: 0):
    print(f.__code__.co_name, f.__code__.co_flags & 0x2A0, f.__code__.co_flags & 0x20, f.__code__.co_flags & 0x80, f.__code__.co_flags & 0x200)
m = compile("x = 1\ny = x + 2\ndef f(): return y\nclass C: z = 3\n", "<m>", "exec")
print(m.co_name, m.co_names, [k.co_name for k in m.co_consts if hasattr(k, "co_name")], m.co_flags, m.co_stacksize >= 1, m.co_varnames, m.co_nlocals)
e = eval("lambda q, *, w=1: q").__code__
print(e.co_name, e.co_varnames, e.co_filename, e.co_qualname)
for s in ("c.co_name = 1", "c.co_x", "c.replace(co_name=5)", "c.replace(bad=1)", "type(c)()", "c < c", "c.replace(co_varnames=())", "c.replace(co_argcount=-1)"):
    try:
        exec(s); print(s)
    except (AttributeError, TypeError, ValueError) as x:
        print(s, "->", type(x).__name__, str(x).split("(")[0])
print(list(c.co_positions())[0][0] is not None, type(c.co_code).__name__, repr(c).split(" at ")[0], repr(c).split(", ", 1)[1])
class K:
    def m(self):
        return [lambda: __class__ for _ in "a"]
print(K.m.__code__.co_freevars, [k.co_qualname for k in K.m.__code__.co_consts if hasattr(k, "co_qualname")])
