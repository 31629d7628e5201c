# Tracing that begins in the middle of a line: the rest of the line is not told again.

import sys
def tracer(frame, event, arg):
    print(frame.f_code.co_name, frame.f_lineno - frame.f_code.co_firstlineno, event)
    return tracer
def start():
    f = sys._getframe(1)
    while f:
        f.f_trace = tracer
        f = f.f_back
    sys.settrace(tracer)
def fn():
    [1, 2] and start()
    a = 1
    sys.settrace(None)
fn()
def inner():
    start()
    return 1
def fn2():
    inner()
    a = 1
    sys.settrace(None)
fn2()
