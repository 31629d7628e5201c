# Run by the build on taipan itself: imports modules and prints the patterns that they compile, as modules/_sre/compiled-patterns.ts reads them.
import json
import re
import sys
import warnings
from re import _compiler

found = {}
compile_pattern = _compiler.compile


class Recorder:
    """Stands for _sre while one pattern is compiled."""

    def __init__(self):
        self.arguments = None

    def __getattr__(self, name):
        return getattr(sys.modules["_sre"], name)

    def compile(self, pattern, flags, code, groups, groupindex, indexgroup):
        self.arguments = [flags, code, groups, list(groupindex.items())]
        return sys.modules["_sre"].compile(pattern, flags, code, groups, groupindex, indexgroup)


def record(p, flags=0):
    recorder = _compiler._sre = Recorder()
    try:
        with warnings.catch_warnings(record=True) as given:
            warnings.simplefilter("always")
            pattern = compile_pattern(p, flags)
        if not given and type(p) in (str, bytes) and not flags & (re.LOCALE | re.DEBUG):
            key = [int(flags), p] if type(p) is str else [int(flags), p.decode("latin-1"), 1]
            text = json.dumps(key, separators=(",", ":"))
            found[text] = json.dumps(recorder.arguments, separators=(",", ":"))
    finally:
        _compiler._sre = sys.modules["_sre"]
    for warning in given:
        warnings.warn_explicit(warning.message, warning.category, warning.filename, warning.lineno)
    return pattern


re.purge()
_compiler.compile = record
for name in sys.argv[1:]:
    try:
        __import__(name)
    except ImportError:
        pass
print("".join(f"\n{key}\t{value}" for key, value in found.items()))
