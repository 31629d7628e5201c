# Formatting of notes, groups and chains through format_exception.
import traceback
def make(kind, msg, *notes):
    try: raise kind(msg)
    except Exception as e:
        for n in notes: e.add_note(n)
        return e
p = lambda e: print("".join(traceback.format_exception(e)))
p(make(ValueError, "one", "note 1", "note\n2"))
g = ExceptionGroup("group", [make(ValueError, "in group", "noted"), ExceptionGroup("inner", [make(TypeError, "t")])])
g.add_note("group note")
p(g)
try:
    try: raise g
    except ExceptionGroup as e: raise OSError("after group") from e
except OSError as e: p(e)
try:
    try: 1 / 0
    except ZeroDivisionError: raise ExceptionGroup("with context", [make(KeyError, "k")])
except ExceptionGroup as e: p(e)
p(ExceptionGroup("never raised", [ValueError("also never")]))
e = make(ValueError, "")
e.__notes__ = ["set by hand", 5, None]
p(e)
e.__notes__ = "string notes"
p(e)
p(BaseExceptionGroup("base", [KeyboardInterrupt(), SystemExit(3)]))
print(traceback.format_exception_only(g), traceback.format_exception_only(g, show_group=True))
