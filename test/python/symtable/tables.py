# symtable: the scopes of a source, through Lib/symtable.py.
import symtable
code = '''
import os, sys as system
from math import *
glob: int = 1
def f[T](a, /, b: T = 2, *c, d, **e) -> T:
    """doc"""
    global glob, other
    x = [y for y in a if (z := y)]
    def inner():
        nonlocal x
        x = glob + len(a)
        return lambda q: q + x
    class C[U](list):
        attr: "U" = x
        def method(self, __private): return __class__, self.__secret
    del b
    yield from inner()
type Alias[V] = list[V]
async def g(): return {await k async for k in h()}
for i in range(3): pass
'''
def show(t, depth=0):
    pad = "  " * depth
    print(pad, repr(str(t.get_type())), t.get_name(), t.get_lineno(), t.is_optimized(), t.is_nested(), t.has_children(), sorted(t.get_identifiers()))
    if isinstance(t, symtable.Function): print(pad, "f", t.get_parameters(), sorted(t.get_locals()), sorted(t.get_globals()), sorted(t.get_nonlocals()), sorted(t.get_frees()))
    for s in sorted(t.get_symbols(), key=lambda s: s.get_name()):
        print(pad, "-", s.get_name(), [n for n in dir(s) if n.startswith("is_") and n != "is_namespace" and getattr(s, n)()], s.is_namespace(), len(s.get_namespaces()))
    for c in t.get_children(): show(c, depth + 1)
top = symtable.symtable(code, "file.py", "exec"); show(top); print(top, top.lookup("f"), top.get_children()[1])
show(symtable.symtable("lambda x: x + y", "?", "eval")); show(symtable.symtable("z = 1", "?", "single")); show(symtable.symtable(b"# -*- coding: latin-1 -*-\ncaf\xe9 = 1", "?", "exec"))
def err(*args):
    try: symtable.symtable(*args)
    except Exception as e: print(type(e).__name__, e)
err("x =", "f", "exec"); err("def f(): nonlocal x", "f", "exec"); err("1", "f", "bad"); err(5, "f", "exec"); err("1", 5, "exec"); err("return", "f", "exec"); err("def f(a, a): pass", "f", "exec")
