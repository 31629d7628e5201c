# frame.f_locals is a write-through proxy of a function's variables (PEP 667).
import sys


def t(s, ns):
    try:
        print(s, "=>", repr(eval(s, globals(), ns)))
    except BaseException as e:
        print(s, "=>", type(e).__name__, e)


def h():
    loc = 1
    f = sys._getframe()
    p = f.f_locals
    print(type(p).__name__, sorted(p), "loc" in p, p["loc"], len(p), p.get("zz"), p.get("loc"))
    p["loc"] = 7
    p["extra"] = 9
    print(loc, p["extra"], sorted(p.keys()), dict(p)["extra"], p == f.f_locals, p is f.f_locals)
    for s in """p['nope']
p.pop('extra')
p.pop('loc')
p.clear()
p.__delitem__('loc')
p.__delitem__('extra')
hash(p)
(p | {'a': 1})['a']
({'a': 1} | p)['loc']
p.setdefault('new', 4)
p.update({'loc': 8})
p.copy()['new']
f.f_code.co_name
f.f_back.f_code.co_name
f.f_trace
f.f_trace_lines
f.f_trace_opcodes
f.f_globals is globals()
f.f_builtins['len']
f.f_generator
f.clear()
repr(f)[:6]
type(p)(f)['loc']
type(p)(3)
type(p)()
f.__setattr__('f_lineno', 3)
f.__setattr__('f_code', 3)
p.popitem()
p.fromkeys
type(f)()""".splitlines():
        t(s, {"p": p, "f": f})
    print(loc)
    return f


fr = h()
print(fr.f_locals["loc"])
fr.clear()
print(dict(fr.f_locals))


def gen():
    yield sys._getframe()


g = gen()
gf = next(g)
print(gf.f_generator is g, g.gi_frame is gf, gf.f_back)
t("gf.clear()", {"gf": gf})


class K:
    inside = 1
    z = sorted(k for k in sys._getframe().f_locals if not k.startswith("_"))


print(K.z, sys._getframe().f_locals is globals(), sys._getframe().f_lineno)
