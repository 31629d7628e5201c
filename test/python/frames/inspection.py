# sys._getframe: names, lines, locals, globals, back references, and generators' frames.
import sys
def info(depth=0):
    f = sys._getframe(depth)
    return f.f_code.co_name, f.f_lineno - f.f_code.co_firstlineno, sorted(k for k in f.f_locals if not k.startswith("__"))[:6]
def caller(x):
    y = 1
    return info(0), info(1)[0], sys._getframe().f_back.f_code.co_name, sys._getframe().f_locals["x"]
print(caller("X"))
def stack():
    f, names = sys._getframe(), []
    while f: names.append(f.f_code.co_name); f = f.f_back
    return names
class C:
    names = stack()
    def m(self): return stack()
    @property
    def p(self): return stack()
    def __len__(self): print(stack()); return 1
    def __getitem__(self, i): return stack()
print(C.names, C().m(), C().p, (lambda: stack())(), [stack() for _ in "x"], list(stack() for _ in "x"), len(C()), C()[0])
print(sorted([3], key=lambda x: len(stack())), list(map(lambda x: stack(), [1])), max([1, 2], key=lambda v: print(stack()) or v))
def gen():
    yield stack(), sys._getframe().f_back.f_code.co_name
def drive(): return next(gen())
print(drive())
for n in (100, -1, "x"):
    try:
        print(sys._getframe(n).f_code.co_name)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
f = sys._getframe()
print(f.f_globals is globals(), f.f_locals is locals() or f.f_locals == locals(), f.f_builtins["len"] is len, f.f_code.co_name, f.f_back, f.f_lineno)
def tb():
    try: 1 / 0
    except ZeroDivisionError as e: return e.__traceback__
t = tb()
print(t.tb_lineno - t.tb_frame.f_code.co_firstlineno, t.tb_next, t.tb_frame.f_code.co_name, sorted(t.tb_frame.f_locals), t.tb_lasti >= 0)
t.tb_frame.clear()
print(t.tb_frame.f_locals)
try:
    sys._getframe().clear()
except RuntimeError as e:
    print(e)
for s in ("t.tb_next = 5", "t.tb_next = t", "t.tb_lineno = 5", "t.x"):
    try:
        exec(s)
    except (TypeError, ValueError, AttributeError) as e:
        print(s, "->", e)
