# Runs in the reference interpreter (scripts/build-docs.ts): what the docstrings and signatures of its built-in types, functions and modules are,
# by dotted name. `modules` is the list of the modules to look at; the result is `answer`: a line for each name, with the docstring and the
# signature as JSON after tabs (both may be missing; the signature may be null).

import importlib
import json
import sys
import types

docs = {}
signatures = {}


def note(key, obj):
    doc = getattr(obj, "__doc__", None)
    if isinstance(doc, str):
        docs.setdefault(key, doc)
    try:
        signature = obj.__text_signature__
    except AttributeError:
        return
    if signature is None or isinstance(signature, str):
        signatures.setdefault(key, signature)


def note_type(t):
    if t.__flags__ & (1 << 9) and "__firstlineno__" in t.__dict__:
        return
    key = f"{t.__module__}.{t.__qualname__}"
    if "__doc__" not in t.__dict__:
        signatures.setdefault(key, t.__text_signature__)
    else:
        note(key, t)
    for name, member in t.__dict__.items():
        if name in ("__doc__", "__module__", "__qualname__"):
            continue
        if isinstance(member, (staticmethod, classmethod)):
            member = member.__func__
        if isinstance(member, (types.FunctionType, type)):
            continue
        if type(member).__module__ == "builtins" and type(member).__name__ in (
            "method_descriptor", "wrapper_descriptor", "classmethod_descriptor", "getset_descriptor",
            "member_descriptor", "builtin_function_or_method", "property",
        ):
            note(f"{key}.{name}", member)


seen = set()


def walk(t):
    if t in seen:
        return
    seen.add(t)
    note_type(t)
    for sub in type.__subclasses__(t):
        walk(sub)


for name in modules:
    try:
        module = importlib.import_module(name)
    except BaseException:
        continue
    note(name, module)
    for key, value in list(vars(module).items()):
        if isinstance(value, types.BuiltinFunctionType) and isinstance(value.__self__, (types.ModuleType, type(None))):
            note(f"{name}.{key}", value)
            if isinstance(value.__module__, str):
                note(f"{value.__module__}.{value.__qualname__}", value)
        elif isinstance(value, type):
            note_type(value)
walk(object)
answer = "\n"
for key in sorted(docs.keys() | signatures.keys()):
    fields = [json.dumps(d[key]) if key in d else "" for d in (docs, signatures)]
    answer += "\t".join([key, *fields]) + "\n"
