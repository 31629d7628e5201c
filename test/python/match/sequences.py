# Sequence patterns: what counts as a sequence, star position, nesting.
from collections import deque
from types import MappingProxyType


def f(x):
    match x:
        case []: return "empty"
        case [_]: return "one"
        case [1, *rest, 9]: return ("1..9", rest)
        case (a, (b, *_), *_) if a: return ("nested", a, b)
        case a, b: return ("pair", a, b)
        case [*_, last]: return ("last", last)
        case _: return "no"


for v in ([], (), [5], [1, 9], [1, 2, 3, 9], (3, [4, 5], 6), "ab", b"ab", bytearray(b"ab"), range(2), deque([1, 2]), {1, 2}, {1: 2, 3: 4}, iter([1]), memoryview(b"xy"), (0, 0, 7), array if (array := None) else [None]):
    r = f(v)
    print(type(v).__name__, r)


class Seq:
    def __len__(self): print("len"); return 2
    def __getitem__(self, i):
        print("get", i)
        if i > 1: raise IndexError
        return i * 10


print(f(Seq()))
import collections.abc
collections.abc.Sequence.register(Seq)
print(f(Seq()))


class L(list):
    def __iter__(self): raise RuntimeError("iter not used")
    def __getitem__(self, i): return "item"


try:
    print(f(L([1, 2])))
except RuntimeError as e:
    print(e)


def stars(x):
    match x:
        case [*all_]: return all_
print(stars((1, 2)), stars(range(3)), stars("no"))
def deep(x):
    match x:
        case [[a, [b, [c]]], *_]: return a, b, c
        case [[a, *b], *c]: return a, b, c
print(deep([[1, [2, [3]]], 4]), deep([[1, [2, 3]], 4]), deep([[]]))
match [1, 2, 3]:
    case [x, y]: pass
    case [x, *_, y] if x > y: pass
    case other: print("other", other)
print("x" in globals(), x, y)
