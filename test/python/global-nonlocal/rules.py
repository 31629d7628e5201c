# global and nonlocal: rebinding across levels, classes, deletion, exec.
x = "module"
def f():
    global x, made
    x = "changed by f"
    made = "created by f"
    def g():
        x = "local of g"
        def h():
            global x
            return x
        def i():
            nonlocal x
            x += "!"
            return x
        return h(), i(), x
    return g()
print(f(), x, made)
def a():
    v = 0
    def b():
        def c():
            nonlocal v
            v += 1
            return v
        return c
    c1, c2 = b(), b()
    c1(); c2()
    return v, c1(), v
print(a())
class K:
    global from_class
    from_class = 1
    y = 2
    def m(self):
        global y
        y = "global y"
    global imported
    import sys as imported
    global Nested
    class Nested: pass
    global fn
    def fn(self): return fn.__qualname__
K().m()
print(from_class, y, K.y, hasattr(K, "from_class"), imported.__name__, Nested.__qualname__, K.__dict__.get("fn"), fn(0))
def loop():
    global idx
    for idx in range(3): pass
    with open_() as res: pass
    try: 1 / 0
    except ZeroDivisionError as err2: pass
    return "err2" in globals()
class open_:
    def __enter__(self): return "r"
    def __exit__(self, *a): pass
print(loop(), idx)
for src in ("def f():\n x = 1\n global x", "def f(x):\n nonlocal x", "nonlocal x", "def f():\n nonlocal zz", "def f():\n global q\n nonlocal q", "def f():\n print(x)\n global x", "class C:\n nonlocal x", "def f(x):\n def g():\n  nonlocal x\n  global x", "def f():\n global a, a\n a = 1\n return a", "global x; x = 5", "def f():\n for x in (): pass\n global x", "def f():\n import x\n global x", "def f():\n x: int\n global x", "def f():\n global x\n x: int = 1"):
    try:
        exec(src, {}); print("ok")
    except SyntaxError as e:
        print(e.msg, e.lineno, e.offset)
exec("global x; x = 'by exec'")
print(x)
def ex():
    exec("global x2; x2 = 1")
ex()
print(x2)
