# sys.settrace and sys.setprofile: event order for calls, lines, returns and exceptions.
import sys
def f(x):
    y = x + 1
    for i in range(2):
        y += i
    return y
def g():
    try:
        return h()
    except ValueError:
        return "handled"
def h(): raise ValueError("traced")
def gen():
    yield 1
    yield 2
def run(fn):
    events = []
    base = fn.__code__.co_firstlineno
    def tracer(frame, event, arg):
        if frame.f_code.co_filename != fn.__code__.co_filename: return None
        a = arg[0].__name__ if event == "exception" else arg
        events.append((frame.f_code.co_name, event, frame.f_lineno - frame.f_code.co_firstlineno, a))
        return tracer
    sys.settrace(tracer)
    try: r = fn(1) if fn is f else list(fn()) if fn is gen else fn()
    finally: sys.settrace(None)
    print(r)
    for e in events: print("  ", *e)
for fn in (f, g, gen): run(fn)
events = []
def prof(frame, event, arg):
    if frame.f_code.co_filename == f.__code__.co_filename:
        events.append((frame.f_code.co_name, event, getattr(arg, "__name__", arg) if event.startswith("c_") else arg))
def called():
    len([1])
    return f(1)
sys.setprofile(prof); called(); sys.setprofile(None)
print(events)
def no_local(frame, event, arg): seen.append((event, frame.f_code.co_name))
seen = []
sys.settrace(no_local); f(1); sys.settrace(None)
print(seen, sys.gettrace())
