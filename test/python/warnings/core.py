# _warnings: filters, registries, errors of warn and warn_explicit.
import _warnings, sys, warnings


def t(s):
    try:
        print(s, "=>", repr(eval(s)))
    except BaseException as e:
        print(s, "=>", type(e).__name__, e)


sys.stderr = sys.stdout
for s in """_warnings.warn()
_warnings.warn('x', 5)
_warnings.warn('x', int)
_warnings.warn('x', stacklevel='a')
_warnings.warn('x', skip_file_prefixes=3)
_warnings.warn('x', skip_file_prefixes=(3,))
_warnings.warn_explicit('m')
_warnings.warn_explicit('m', UserWarning, 'f', 3)
_warnings.warn_explicit('m', UserWarning, 5, 3)
_warnings.warn_explicit('m', 3, 'f', 3)
_warnings.warn_explicit('m', UserWarning, 'f', 3, registry=5)
_warnings.warn_explicit(UserWarning('k'), None, 'f', 3, 'mod', {}, {}, None)
_warnings._filters_mutated_lock_held()
_warnings._release_lock()""".splitlines():
    t(s)
r = {}
_warnings.warn_explicit("m", UserWarning, "f.py", 3, registry=r, module="mm")
_warnings.warn_explicit("m", UserWarning, "f.py", 3, registry=r, module="mm")
print(len(r))
for action in ("once", "module", "always", "ignore", "error"):
    warnings.simplefilter(action)
    r = {}
    for line in (3, 3, 4):
        try:
            _warnings.warn_explicit("m", UserWarning, "f.py", line, registry=r, module="mm")
        except UserWarning as e:
            print("raised", e)
    print(action, sorted(map(str, r)))
warnings.filters.insert(0, 3)
t("_warnings.warn('z')")
warnings.filters[0] = ("zork", None, Warning, None, 0)
t("_warnings.warn('z')")
del warnings.filters[0]
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always")
    warnings.warn("rec")
    warnings.warn(DeprecationWarning("dep"))
    print([(str(x.message), x.category.__name__, x.lineno) for x in w])
t("compile('x is 5', 'zz.py', 'exec')")
warnings.resetwarnings()
compile("x is 5", "zz.py", "exec")
