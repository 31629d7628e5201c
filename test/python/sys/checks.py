import sys
for f in (lambda: type(sys.flags)(), lambda: type(sys.version_info)((1,2,3,4,5)), lambda: sys.call_tracing(type, 2), lambda: sys._is_interned(1)):
    try: print(f())
    except TypeError as e: print(e)
sys.setswitchinterval(0.01); print(sys.getswitchinterval(), sys.version_info[:2], sys.flags.dev_mode)
hook = sys.displayhook
del sys.displayhook
try: exec(compile("1", "f", "single"))
except RuntimeError as e: print(e)
