# exec and eval with globals and locals: where names go, builtins insertion, mapping locals.
x = "module"
g = {"x": 1}
exec("y = x + 1\ndef f(): return x, y", g)
print(g["y"], g["f"](), sorted(k for k in g if k != "__builtins__"), "__builtins__" in g)
loc = {}
exec("x = 5\ndef f():\n    try: return x\n    except NameError as e: return str(e)\nz = [x for _ in 'a']\nr = f()", {}, loc)
print({k: v for k, v in loc.items() if k != "f"})
print(eval("x"), eval("x", {"x": "g"}), eval("x", {"x": "g"}, {"x": "l"}), eval("[x for _ in '1']", {"x": "g"}, {"x": "l"}), eval("(lambda: x)()", {"x": "g"}, {"x": "l"}))


class Map(dict):
    def __getitem__(self, k):
        print("lookup", k)
        return super().__getitem__(k) if k in self else k.upper()
    def __setitem__(self, k, v):
        print("store", k)
        super().__setitem__(k, v)
    def __missing__(self, k): return k


m = Map()
exec("a = b\ndel a", {}, m)


def f():
    y = 1
    exec("y = 2; z = 3")
    print(y, "z" in locals(), eval("y"))
    ns = locals()
    exec("y = 5", globals(), ns)
    print(y, ns["y"], locals()["y"])
    return [eval("y") for _ in "a"] if False else sorted(locals())


print(f())
exec("new_global = 'made by exec'")
print(new_global)
print(eval("__builtins__", {"__builtins__": {"len": len}}), eval("len('ab')", {"__builtins__": {"len": lambda s: "mine"}}))
for src, ns in (("print(1)", {"__builtins__": {}}), ("undefined", {}), ("__import__('sys')", {"__builtins__": {}}), ("class C: pass", {"__builtins__": {}}), ("import sys", {"__builtins__": {}})):
    try:
        exec(src, ns)
    except (NameError, ImportError, KeyError) as e:
        print(type(e).__name__, e)
for args in ((5,), ("1", 5), ("1", {}, 5), (), ("x", None, None), (lambda: 1,), ("x = 1",), (b"1+1",), ("\0",), (bytearray(b"2"),)):
    try:
        print(eval(*args))
    except (TypeError, SyntaxError, ValueError) as e:
        print(type(e).__name__, e)
print(eval("  1 + 1  \n"), eval("(1,\n2)"), eval(compile("3", "f", "eval")), exec("pass"), eval(compile("q = 1", "f", "exec")))
class Cell:
    def m(self):
        v = 1
        def inner(): return v
        return inner
try:
    exec(Cell().m().__code__)
except TypeError as e:
    print(e)
print(exec(Cell().m().__code__, closure=Cell().m().__closure__))
