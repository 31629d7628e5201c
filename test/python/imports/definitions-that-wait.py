"""Classes and other definitions of library modules: nobody can tell when they are made."""
import abc, collections, collections.abc, contextvars, enum, inspect, json, numbers, pickle, re, socket, ssl, sys, threading, typing
from unittest import mock

print("abstract classes and those registered with them")
print(isinstance([], collections.abc.Sequence), isinstance((), collections.abc.Reversible))
print(issubclass(dict, collections.abc.Mapping), isinstance({}.keys(), collections.abc.Set))
print(isinstance(collections.deque(), collections.abc.MutableSequence), issubclass(collections.deque, collections.abc.Sequence))
print(isinstance(contextvars.copy_context(), collections.abc.Mapping), isinstance("", collections.abc.MutableSequence))
match collections.deque([1, 2]):
    case [a, b]:
        print("deque matches", a, b)

print("enums that put their members into the module")
print(re.I, repr(re.IGNORECASE), re.compile("a", re.I | re.M).flags, re.IGNORECASE is re.RegexFlag.IGNORECASE, re.A.__class__)
print(pickle.loads(pickle.dumps(re.compile("x+"))), pickle.loads(pickle.dumps(re.M)))

print("packages")
import asyncio
import asyncio.events
print(asyncio.Queue.__module__, asyncio.queues.Queue is asyncio.Queue, "Queue" in dir(asyncio), "asyncio.queues" in sys.modules)
print([n for n in asyncio.__all__ if not hasattr(asyncio, n)], len(asyncio.__all__) > 100)
from asyncio import *
print(TaskGroup.__qualname__, gather.__module__)
print(asyncio.events.__name__, asyncio.events.AbstractEventLoop.__mro__)

print("what is changed meanwhile")
original = socket.socket
class Fake(socket.socket):
    pass
socket.socket = Fake
print(ssl.SSLSocket.__mro__[1] is original, ssl.SSLSocket.__base__.__module__)
socket.socket = original
with mock.patch("json.decoder.JSONDecoder") as fake:
    print(json.JSONDecoder is fake, type(json._default_decoder).__name__, json.loads("[1]"))
del threading.Barrier
print(hasattr(threading, "Barrier"))
import selectors
selectors.SelectSelector = None
print(selectors.SelectSelector, "SelectSelector" in vars(selectors))

print("places")
print(inspect.getsourcelines(asyncio.Queue)[0][0].strip(), asyncio.Queue.__qualname__, asyncio.Queue.__module__)
print(typing.Callable.__doc__.splitlines()[0], typing.Tuple.__doc__.splitlines()[0])
print(collections.abc.Sized in collections.abc.Collection.__mro__, typing.List, typing.SupportsInt.__abstractmethods__)
class Own(collections.abc.MutableMapping, metaclass=abc.ABCMeta):
    pass
print(Own in collections.abc.MutableMapping.__subclasses__())
try:
    Own()
except TypeError as e:
    print(e)
print({c.__name__ for c in enum.StrEnum.__subclasses__()} >= {"FlagBoundary"})
import fractions
class Rational(numbers.Rational, metaclass=abc.ABCMeta):
    pass
print(isinstance(0, Rational), isinstance(0, numbers.Rational), 1 + fractions.Fraction(1, 2))
