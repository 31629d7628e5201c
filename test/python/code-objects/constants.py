# co_consts: what stays, what is folded, in which order.
def f(a):
    x = 1; y = "s"; z = 1.5; w = (1,2); t = None
    return x + 1000 + 2, f"{x}", x in {3, 4}
print(f.__code__.co_consts)
def g(a):
    "doc"
    return a
print(g.__code__.co_consts)
def h(a): return 7
print(h.__code__.co_consts)
def k(): pass
print(compile("a = b = 1", "f", "exec").co_consts, compile("a = 1000; b = 2000", "f", "exec").co_consts, compile("1", "f", "eval").co_consts)
print(compile("class A:\n 'x'\n y = 3", "f", "exec").co_consts[0].co_consts)
