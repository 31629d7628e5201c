# Traceback objects: walking, trimming, tb_next assignment, with_traceback, types.TracebackType.
import types, sys, traceback
def a(): b()
def b(): c()
def c(): raise ValueError("x")
def names(tb):
    out = []
    while tb: out.append(tb.tb_frame.f_code.co_name); tb = tb.tb_next
    return out
try: a()
except ValueError as e: err = e
tb = err.__traceback__
print(names(tb), tb.tb_lineno, tb.tb_next.tb_lineno, type(tb).__name__)
tb.tb_next = tb.tb_next.tb_next
print(names(err.__traceback__))
try: raise err
except ValueError as e: print(names(e.__traceback__))
try: raise err.with_traceback(None)
except ValueError as e: print(names(e.__traceback__))
err.__traceback__ = tb.tb_next
try: raise err
except ValueError as e: print(names(e.__traceback__))
t = types.TracebackType(None, tb.tb_frame, 0, 99)
print(t.tb_lineno, t.tb_next, t.tb_lasti)
err.__traceback__ = t
print("".join(traceback.format_exception(err)))
for args in ((), (5, tb.tb_frame, 0, 1), (None, None, 0, 1), (None, tb.tb_frame, "x", 1)):
    try: types.TracebackType(*args)
    except TypeError as e: print(e)
def gen():
    try: yield
    except KeyError as e: print("in gen", names(e.__traceback__)); raise
g = gen(); next(g)
try: g.throw(KeyError("k"))
except KeyError as e: print(names(e.__traceback__))
def reraise():
    try: a()
    except ValueError: raise
def rename():
    try: a()
    except ValueError as e: raise e
for f in (reraise, rename):
    try: f()
    except ValueError as e: print(names(e.__traceback__), [x.tb_lineno - x.tb_frame.f_code.co_firstlineno for x in [e.__traceback__.tb_next]])
try:
    try: a()
    finally: print(names(sys.exception().__traceback__) if sys.exception() else None)
except ValueError as e: print(names(e.__traceback__))
