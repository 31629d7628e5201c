# Traceback objects: entries, tb_next, the constructor.
import sys, types


def t(s):
    try:
        print(s, "=>", repr(eval(s)))
    except BaseException as e:
        print(s, "=>", type(e).__name__, e)


def f():
    1 / 0


try:
    f()
except ZeroDivisionError as e:
    tb = e.__traceback__
for s in """tb.tb_frame.f_code.co_name
tb.tb_lineno
tb.tb_next.tb_lineno
tb.tb_next.tb_frame.f_code.co_name
tb.tb_next.tb_frame.f_lineno
tb.tb_next.tb_next
tb.tb_lasti >= 0
dir(tb)
setattr(tb, 'tb_next', tb)
setattr(tb, 'tb_next', 3)
setattr(tb, 'tb_lineno', 3)
delattr(tb, 'tb_next')
types.TracebackType(None, tb.tb_frame, 4, 9).tb_lasti
types.TracebackType(None, tb.tb_frame, 4, 9).tb_lineno
types.TracebackType(None, tb.tb_frame, 'x', 9)
types.TracebackType(3, tb.tb_frame, 1, 9)
types.TracebackType(None)
types.TracebackType(None, None, 1, 2)
ValueError().with_traceback(tb).__traceback__ is tb""".splitlines():
    t(s)
tb.tb_next = None
print(tb.tb_next, sys.exc_info())
