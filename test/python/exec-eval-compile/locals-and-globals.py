# locals() is a snapshot in functions (PEP 667), frame.f_locals writes through, globals() is the module's dict.
import sys


def f(a):
    b = 1
    snap = locals()
    b = 2
    snap["b"] = 99
    snap["new"] = 1
    again = locals()
    print(snap["b"], again["b"], "new" in again, sorted(again))
    fl = sys._getframe().f_locals
    fl["b"] = "written through"
    fl["extra"] = "kept in frame"
    print(b, fl["extra"], "extra" in locals(), type(fl).__name__, fl == sys._getframe().f_locals)
    try:
        del fl["b"]
    except Exception as e:
        print(type(e).__name__, e)
    try:
        fl["nope"]
    except KeyError as e:
        print(repr(e))
    print(len(fl), "a" in fl, list(fl)[:3], fl.get("zz"), fl | {"q": 1} != fl)

    def inner(): return b, locals()
    return inner()


print(f(0))
print(locals() is globals(), globals()["f"] is f, "x" in vars())
globals()["dynamic"] = 5
print(dynamic)


class C:
    a = 1
    locals()["b"] = a + 1
    print(sorted(k for k in locals() if not k.startswith("__")))
    vars()["c"] = 3


print(C.b, C.c)


def g():
    globals()["from_g"] = "G"
    exec("local_only = 1")
    return "local_only" in locals(), from_g


print(g())
print([sorted(locals()) for i in range(1)], (lambda x, y=1: locals())(5))
def gen():
    x = 1
    yield locals()
    y = 2
    yield locals()
it = gen()
print(next(it), next(it))
def comp():
    z = 1
    return [dict(locals()) for w in "a"]
print(comp())
def nested():
    cell = 1
    def use(): return cell
    d = locals()
    cell = 2
    return d["cell"], locals()["cell"], use()
print(nested())
def unbound():
    if 0: q = 1
    return locals()
print(unbound())
