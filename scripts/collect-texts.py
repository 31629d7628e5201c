# Run by the build on taipan itself: imports modules and prints the texts that they give to exec() and eval(), a line of JSON for each.
import builtins
import json
import sys

found = {}


def recording(name, run):
    def recorder(source, globals=None, locals=None, /, **options):
        if globals is None:
            frame = sys._getframe(1)
            globals, locals = frame.f_globals, frame.f_locals
        if locals is None:
            locals = globals
        if type(source) is str and len(source) <= 8192:
            text = source.lstrip(" \t") if name == "eval" else source
            found[name, globals is locals, text] = None
        return run(source, globals, locals, **options)

    return recorder


builtins.exec = recording("exec", exec)
builtins.eval = recording("eval", eval)
for name in sys.argv[1:]:
    try:
        __import__(name)
    except ImportError:
        pass
print("\n".join(json.dumps(key) for key in found))
