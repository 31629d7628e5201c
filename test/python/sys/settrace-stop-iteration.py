# The StopIteration that loops and delegations end with is an exception event.

import sys
events = []
def tracer(frame, event, arg):
    if frame.f_code.co_filename != show.__code__.co_filename or frame.f_code.co_name in ("show",): return
    if event == "exception":
        arg = (arg[0].__name__, arg[1], arg[2] is None)
    print("  ", frame.f_code.co_name, frame.f_lineno - frame.f_code.co_firstlineno, event, arg if event == "exception" else "")
    return tracer
def gen(v):
    yield 1
    return v
class It:
    n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 1: raise StopIteration("end")
        return self.n
def loop(it):
    for i in it:
        pass
    return 1
def delegate(it):
    x = yield from it
    return x
async def co(v): return v
async def wait(c):
    x = await c
    return x
def comp(it):
    return [i for i in it]
def unpack(it):
    a, = it
    return list(it)
def show(title, f, *args):
    print(title)
    sys.settrace(tracer)
    try: f(*args)
    except StopIteration: pass
    finally: sys.settrace(None)
show("for value", loop, gen(5))
show("for none", loop, gen(None))
show("for class", loop, It())
show("for list", loop, [1])
show("for genexp", loop, (x for x in [1]))
show("delegate value", list, delegate(gen(5)))
show("in for", loop, delegate(gen(5)))
show("in for None", loop, delegate(gen(None)))
show("delegate list", loop, delegate([1]))
show("delegate class", loop, delegate(It()))
def run(c):
    try: c.send(None)
    except StopIteration: return
show("await value", run, wait(co(5)))
show("await none", run, wait(co(None)))
show("comp value", comp, gen(5))
show("comp none", comp, gen(None))
show("unpack", unpack, gen(5))
