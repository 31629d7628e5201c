# Frames shown for generators, yield from, comprehensions, lambdas, map, sorted keys, properties, decorators, class bodies.
import traceback, functools
def show(f):
    try: f()
    except Exception: traceback.print_exc()
def bad(x): return 1 // (x - 1)
def gen():
    for i in range(3): yield bad(i)
def relay(): yield from gen()
def deco(f):
    @functools.wraps(f)
    def wrapper(*a): return f(*a)
    return wrapper
@deco
def decorated(x): return bad(x)
class C:
    @property
    def p(self): return bad(1)
    def __getitem__(self, i): return bad(1)
    def __enter__(self): return bad(1)
    def __exit__(self, *a): pass
    def __add__(self, o): return bad(1)
    def __eq__(self, o): return bad(1)
    __hash__ = object.__hash__
def with_():
    with C(): pass
def class_body():
    class X:
        y = bad(1)
for f in (lambda: list(gen()), lambda: list(relay()), lambda: [bad(x) for x in (0, 1)], lambda: list(bad(x) for x in (0, 1)), lambda: list(map(bad, [1])), lambda: sorted([0, 1], key=bad), lambda: decorated(1), lambda: C().p, lambda: C()[0], with_, lambda: C() + 1, lambda: [1, C()] == [1, 2], class_body, lambda: functools.reduce(lambda a, b: bad(b), [0, 1]), lambda: max([1], key=bad), lambda: functools.partial(bad, 1)(), lambda: {bad(1): 1}, lambda: (lambda: (lambda: bad(1))())(), lambda: eval("bad(1)"), lambda: exec("def q():\n  bad(1)\nq()")):
    show(f)
