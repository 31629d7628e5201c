# What a library module imported is there under its names, whenever somebody looks.
import sys
import tempfile
import random

# put into a module: who imported the name before keeps what it was
real = random.Random
random.Random = "replaced"
print(tempfile._Random is real)
random.Random = real

import logging

print(logging.traceback.__name__, "print_exc" in dir(logging.traceback))
print(sorted(n for n in vars(logging) if n in ("sys", "os", "re", "time", "weakref", "warnings", "traceback", "collections")))
from logging import weakref as from_logging
import weakref
print(from_logging is weakref)

import shutil
print(hasattr(shutil, "fnmatch"), hasattr(shutil, "no_such_name"))
try:
    shutil.no_such_name
except AttributeError as e:
    print(e)

import argparse
print(argparse.__dict__["_re"].__name__, argparse.ArgumentParser.parse_args.__globals__["_sys"] is sys)

import textwrap
del textwrap.re
try:
    textwrap.dedent("  a")
    textwrap.wrap("a b")
    print("no error")
except NameError as e:
    print(type(e).__name__, e)
import re
textwrap.re = re
print(textwrap.wrap("a b", 1))

# a submodule that only the library module asked for
import pkgutil
print(pkgutil.importlib.util.find_spec.__name__, pkgutil.importlib.machinery.__name__)

from types import ModuleType
import inspect
print([n for n, _ in inspect.getmembers(textwrap, inspect.ismodule)])
import csv
ns = {}
exec("from csv import *", ns)
print("reader" in ns, "DictReader" in ns)

# the recursion limit is not met by an import that waited
import copy
def deep(n):
    if n:
        return deep(n - 1)
    return copy.copy([1])
print(deep(900))

# whoever traces sees the program's calls alone
import heapq, statistics
seen = set()
def tracer(frame, event, arg):
    seen.add(frame.f_code.co_name)
sys.setprofile(tracer)
m = statistics.median([1, 2, 3])
sys.setprofile(None)
print(m, "<module>" in seen)

# sys.modules has it for who asks
print("fnmatch" in sys.modules, sys.modules["bz2" if "bz2" in sys.modules else "fnmatch"].__name__, "no_such_module" in sys.modules)
print(inspect.getmodule(logging.traceback.print_exc) is logging.traceback, sys.modules.get("heapq").__name__)

# submodules that were asked for on the way are there, others are not
import importlib, xml
print(importlib.machinery.__name__, importlib.util.__name__)
for package, name in (xml, "dom"), (xml, "sax"):
    try:
        print(getattr(package, name).__name__)
    except AttributeError as e:
        print(e)

# what was imported is not looked for again
import uuid, zipfile
sys.meta_path.clear()
sys.path.clear()
sys.path_importer_cache.clear()
print(uuid.platform.__name__ if hasattr(uuid, "platform") else None, zipfile.shutil.__name__, zipfile.binascii.__name__)
try:
    import this_is_no_module
except ModuleNotFoundError as e:
    print(e)
