# Programs made from text: generated functions, templates, safe evaluation, dedent, exec in class bodies.
src = "\n".join(["def {0}(x):\n    return x {1} {2}".format(*t) for t in (("add", "+", 1), ("mul", "*", 3), ("mod", "%", 2))])
ns = {}
exec(src, ns)
print([ns[n](7) for n in ("add", "mul", "mod")], ns["add"].__module__ if "__name__" in ns else ns["add"].__module__)
class C:
    for n in "abc": exec(f"{n} = {ord(n)}")
    exec("def m(self): return self.a + 1")
    del n
print(C.a, C().m(), C.m.__qualname__)
def make(n):
    loc = {}
    exec("def f(" + ", ".join(f"a{i}" for i in range(n)) + "): return " + " + ".join(f"a{i}" for i in range(n)), loc)
    return loc["f"]
print(make(3)(1, 2, 3), make(5).__code__.co_varnames)
def calc(text, **names):
    code = compile(text, "<calc>", "eval")
    for n in code.co_names:
        if n not in names: raise NameError(f"{n} not allowed")
    return eval(code, {"__builtins__": {}}, names)
for t in ("a * (b + 2)", "__import__('os')", "a +", "[x for x in (a, b)]", "a if b else 0", "(lambda: a)()"):
    try: print(t, "=", calc(t, a=3, b=4))
    except (NameError, SyntaxError) as e: print(t, "->", type(e).__name__, e)
counter = 0
code = compile("counter += 1", "<c>", "exec")
for _ in range(5): exec(code)
print(counter, [eval(c) for c in map(lambda s: compile(s, "", "eval"), ["1 + 1", "counter * 2", "(lambda q: q * counter)(2)"])])
exec("x = 1\nif x:\n    y = 2\nelse:\n    y = 3\nfor i in range(3): y += i\nclass K:\n    z = y\n", d := {})
print(d["y"], d["K"].z, d["K"].__module__, sorted(k for k in d if k[0] != "_"))
print(eval("__name__"), eval("[globals() is g for g in [globals()]]"), exec("a, *b = 'xyz'") or (a, b), eval("(w := 5)"), w)
