# traceback.format_exc, print_exception with limits and chain, format_exception_only, TracebackException.
import sys, traceback
def a(n):
    if n: a(n - 1)
    else: raise ValueError("deep")
def chain():
    try: a(1)
    except ValueError as e: raise KeyError("outer") from e
try:
    chain()
except KeyError as e:
    err = e
print(traceback.format_exc() == "NoneType: None\n", repr(traceback.format_exc()))
print("".join(traceback.format_exception(err)))
print("".join(traceback.format_exception(err, chain=False)))
print("".join(traceback.format_exception(err, limit=1)))
print("".join(traceback.format_exception(err.__cause__, limit=-1)))
print(traceback.format_exception_only(err), traceback.format_exception_only(ValueError, ValueError("v")), traceback.format_exception_only(None))
for f in traceback.extract_tb(err.__cause__.__traceback__): print(f.name, f.lineno, f.line, f.filename.rsplit("/")[-1], f.colno, f.end_colno)
print(traceback.format_list([("f.py", 5, "func", "x = 1"), ("g.py", 6, "<module>", None)]))
t = traceback.TracebackException.from_exception(err, capture_locals=True)
print(t.exc_type_str, str(t), t.__cause__.stack[-1].locals, t.__suppress_context__)
print("".join(t.format_exception_only()), len(list(t.format())))
traceback.print_exception(err.__cause__, limit=0, file=sys.stdout)
traceback.print_tb(err.__traceback__, file=sys.stdout)
traceback.print_list(traceback.extract_tb(err.__traceback__), file=sys.stdout)
def stack(): return traceback.extract_stack()
print([f.name for f in stack()], traceback.format_stack()[-1].split("\n")[1])
