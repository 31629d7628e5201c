# A replaced sys.excepthook is what reports the uncaught error; the exit status is still 1.
import sys


def hook(kind, value, tb):
    print("hook:", kind.__name__, value, tb.tb_lineno, tb.tb_next.tb_frame.f_code.co_name)
    print("to stderr", file=sys.stderr)


sys.excepthook = hook


def f():
    raise ValueError("for the hook")


f()
