# sys: version facts, limits, hooks and odd functions that do not depend on the machine.
import sys
print(sys.version_info[:2], sys.version_info >= (3, 14), sys.version_info.major, sys.version_info.releaselevel, sys.hexversion >> 16 == 0x30E, sys.api_version, sys.implementation.name in ("cpython", "taipan"), sys.byteorder, sys.maxunicode, sys.float_info.max, sys.float_info.dig, sys.float_info.epsilon, sys.float_repr_style, sys.getdefaultencoding(), sys.getfilesystemencoding(), sys.copyright.split("\n")[0][:13])
print(sys.getrecursionlimit(), sys.flags.optimize, sys.flags.debug, sys.flags.verbose, sys.dont_write_bytecode in (True, False), sys.argv, sys.path[0] != "", sys.modules["sys"] is sys, "builtins" in sys.builtin_module_names, sys.stdout.name, sys.stderr.fileno(), sys.stdin.name)
for f in (lambda: sys.setrecursionlimit("x"), lambda: sys.setrecursionlimit(-5), lambda: sys.intern(5), lambda: sys.getsizeof(), lambda: sys.setswitchinterval(-1), lambda: sys._getframe(10**6), lambda: sys.exit, lambda: sys.call_tracing(5), lambda: sys.set_int_max_str_digits(5), lambda: sys.getrefcount()):
    try: print(callable(f()))
    except (TypeError, ValueError) as e: print(type(e).__name__, e)
print(sys.intern("abc") is sys.intern("a" + "bc"), sys.getsizeof([]) > 0, sys.getswitchinterval() > 0, sys.exc_info(), sys.exception(), sys.is_finalizing(), sys.gettrace(), sys.getprofile(), sys.displayhook is sys.__displayhook__)
sys.displayhook([1, "a"]); sys.displayhook(None)
import builtins
print(builtins._, type(sys.version_info).__name__, type(sys.flags).__name__, sys.version_info == tuple(sys.version_info), sys.float_info[0] == sys.float_info.max, "math" in sys.stdlib_module_names, len(sys.orig_argv) > 0)
sys.stderr.write("to stderr\n"); print("also", file=sys.stderr)
n = sys.stdout.write("four\n"); print(n)
class Unpr:
    def __del__(self): raise ValueError("in del")
hook, sys.unraisablehook = sys.unraisablehook, lambda u: print("unraisable:", u.exc_type.__name__, u.exc_value, (u.err_msg or "").split("<")[0])
Unpr()
import gc; gc.collect()
sys.unraisablehook = hook
