# sys.monitoring: tools, callbacks, events of lines, calls and exceptions, DISABLE.
import sys

mon = sys.monitoring
E = mon.events
TOOL = 3
mon.use_tool_id(TOOL, "probe")
print(mon.get_tool(TOOL), mon.get_tool(4))
try:
    mon.use_tool_id(TOOL, "again")
except ValueError as e:
    print(e)

log = []


def on_start(code, offset):
    log.append(("start", code.co_name))


def on_line(code, line):
    log.append(("line", code.co_name, line - code.co_firstlineno))


def on_return(code, offset, value):
    log.append(("return", code.co_name, value))


def on_raise(code, offset, exc):
    log.append(("raise", code.co_name, repr(exc)))


def on_unwind(code, offset, exc):
    log.append(("unwind", code.co_name, type(exc).__name__))


def work(n):
    total = 0
    for i in range(n):
        total += i
    return total


def fails():
    x = {}
    return x["k"]


def caught():
    try:
        fails()
    except KeyError:
        return "caught"


for event, f in [
    (E.PY_START, on_start),
    (E.LINE, on_line),
    (E.PY_RETURN, on_return),
    (E.RAISE, on_raise),
    (E.PY_UNWIND, on_unwind),
]:
    print(mon.register_callback(TOOL, event, f))


def run(f, *args):
    log.clear()
    for code in (work.__code__, fails.__code__, caught.__code__):
        mon.set_local_events(TOOL, code, E.PY_START | E.LINE | E.PY_RETURN)
    mon.set_events(TOOL, E.RAISE | E.PY_UNWIND)
    f(*args)
    mon.set_events(TOOL, 0)
    for code in (work.__code__, fails.__code__, caught.__code__):
        mon.set_local_events(TOOL, code, 0)
    for entry in log:
        print("  ", *entry)


run(work, 2)
run(caught)

seen = []


def once(code, line):
    seen.append(line - code.co_firstlineno)
    return mon.DISABLE


mon.register_callback(TOOL, E.LINE, once)
run(work, 3)
print(seen)
mon.restart_events()
run(work, 1)
print(seen)
for bad in (lambda: mon.set_events(9, 0), lambda: mon.set_events(2, E.LINE), lambda: mon.register_callback(TOOL, 3, None)):
    try:
        bad()
    except ValueError as e:
        print(e)
print(mon.get_local_events(TOOL, work.__code__), mon.get_events(TOOL))
mon.free_tool_id(TOOL)
print(mon.get_tool(TOOL))
