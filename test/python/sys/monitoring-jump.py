# A callback of sys.monitoring may set f_lineno at a LINE event, and at no other.

import sys

M = sys.monitoring
M.use_tool_id(3, "test")


def work():
    print("one")
    print("two")
    print("three")
    return 1


first = work.__code__.co_firstlineno


def on_line(code, line):
    if line == first + 2:
        sys._getframe(1).f_lineno = first + 3


def on_return(code, offset, value):
    try:
        sys._getframe(1).f_lineno = first + 1
    except ValueError as x:
        print("ValueError")


M.register_callback(3, M.events.LINE, on_line)
M.register_callback(3, M.events.PY_RETURN, on_return)
M.set_local_events(3, work.__code__, M.events.LINE | M.events.PY_RETURN)
work()
M.free_tool_id(3)
