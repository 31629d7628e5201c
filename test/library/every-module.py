# Imports every module of the standard library by name, packages with all they hold, and tells which cannot be imported.
import contextlib
import importlib
import io
import json
import pkgutil
import sys

# They print a poem, open a browser, start an editor.
LEFT_OUT = {"this", "antigravity", "idlelib", "test"}

failed = {}


def attempt(name):
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            return importlib.import_module(name)
    except BaseException as exc:
        failed[name] = f"{type(exc).__name__}: {exc}"


count = 0
for name in sorted(sys.stdlib_module_names - LEFT_OUT):
    count += 1
    module = attempt(name)
    for part in pkgutil.walk_packages(getattr(module, "__path__", []), name + ".", onerror=lambda name: None):
        if not part.name.endswith(".__main__"):
            count += 1
            attempt(part.name)
print(json.dumps({"count": count, "failed": failed}))
