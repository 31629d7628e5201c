"""Docstrings and signatures of built-in functions, methods and types."""
import collections
import inspect
import itertools
import math

subjects = [
    len, print, sorted, open, "".join, [].append, dict.fromkeys, bytes.maketrans, math.sin, int.to_bytes, int.__add__, (5).__add__,
    type.__call__, str.split, list.sort, collections.deque.append, itertools.chain.from_iterable, object.__init__, int, list, dict,
    object, enumerate, zip, Exception, ValueError, collections.OrderedDict, int.real, range.start, property.fget, Exception.args,
]
for f in subjects:
    try:
        s = str(inspect.signature(f))
    except (TypeError, ValueError) as e:
        s = f"{type(e).__name__}: {e}"
    print(getattr(f, "__qualname__", type(f).__name__), s)
    print("   ", (f.__doc__ or "no docstring").splitlines()[0])


class Number(int):
    pass


class Documented(list):
    "A list."


print(Number.__doc__, Number(3).__doc__, Documented.__doc__, Documented([1]).__doc__)
print((5).__doc__ == int.__doc__, vars(int)["__doc__"] == int.__doc__, [].__doc__ == list.__doc__)
print("__module__" in vars(int), "__module__" in dir(int), int.__module__, ValueError.__module__)
try:
    (5).__module__
except AttributeError as e:
    print(e)
print(math.__doc__.splitlines()[0])
try:
    int.__doc__ = "mine"
except TypeError as e:
    print(e)
print(inspect.getdoc(str.upper).splitlines()[0])
