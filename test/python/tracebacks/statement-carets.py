# Positions of failing statements: assignment, augmented, del, for, with, unpacking, raise, assert, import, return, yield.
import traceback
def assign(): x = None; x.attr = 1
def assign_item(): x = None; x[0] = 1
def aug(): x = 1; x += "a"
def aug_item(): d = {}; d["k"] += 1
def aug_attr(): o = object(); o.n -= 1
def dele(): d = {}; del d["k"]
def dele_attr(): del object().x
def loop():
    for i in 5: pass
def loop_unpack():
    for a, b in [1]: pass
def with_(): 
    with 5 as x: pass
def unpack(): a, b = 1,
def unpack_star(): a, *b = ()
def raise_(): raise ValueError("msg") from KeyError("k")
def assert_(): assert 1 > 2 > 0, "no"
def import_(): import nothing_here
def from_(): from math import nothing_here
def return_(): return int("x")
def yield_(): yield 1 / 0
def cond(): return 1 if undefined_a else 2
def while_():
    while undefined_b: pass
def walrus(): return (y := 1 / 0)
def compare(): return 1 < "x"
def chain(): return 1 < 2 < "x"
def slice_(): return [1][1:"x"]
def default():
    def f(a=1 / 0): pass
def decor():
    @undefined_c
    def f(): pass
def class_():
    class C(5): pass
def lam(): return (lambda x: x.y)(1)
def starred(): return [*5]
def match_():
    match undefined_d:
        case 1: pass
def global_():
    global undefined_e
    undefined_e
def two(): x = 1; y = x / 0; z = 2
for f in list(globals().values()):
    if callable(f) and getattr(f, "__module__", None) == "__main__":
        try:
            r = f()
            if f is yield_: next(r)
        except Exception:
            traceback.print_exc(limit=-1) if f is not lam else traceback.print_exc(limit=-2)
