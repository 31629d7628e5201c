# The iterator protocol: iter with sentinel, __getitem__ fallback, exhausted iterators, __length_hint__.
class Old:
    def __getitem__(self, i):
        if i == 3: raise IndexError
        return i * 10
class OldStop:
    def __getitem__(self, i):
        if i == 2: raise StopIteration
        return i
class Fails:
    def __getitem__(self, i): raise KeyError(i)


print(list(Old()), 20 in Old(), 99 in Old(), list(OldStop()), list(zip(Old(), "ab")), max(Old()), tuple(reversed([*Old()])))
try:
    list(Fails())
except KeyError as e:
    print(repr(e))
it = iter(Old())
print(next(it), list(it), next(it, "done"), next(it, "still"))
vals = iter([1, 2, 0, 3])
print(list(iter(lambda: next(vals), 0)), list(vals))
s = iter([3, 1].pop, 3)
print(next(s), next(s, "end"))


class Both:
    def __iter__(self): return iter("iter")
    def __getitem__(self, i): raise RuntimeError
class NoneIter:
    __iter__ = None
    def __getitem__(self, i): return i
class BadNext:
    def __iter__(self): return self
class Rewind:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n % 3 == 0: raise StopIteration
        return self.n


print(list(Both()))
for f in (lambda: iter(NoneIter()), lambda: 5 in NoneIter(), lambda: iter(BadNext()), lambda: iter(5), lambda: next([]), lambda: next(iter([])), lambda: iter([], 1), lambda: next(5), lambda: iter(), lambda: reversed(NoneIter()), lambda: reversed({1}), lambda: list(None), lambda: next(iter([1]), 1, 2), lambda: 5 in 5, lambda: iter(Old, 1).__next__().x, lambda: for_loop()):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
r = Rewind()
print(list(r), list(r), list(r))


class Hint:
    def __init__(self, h): self.h = h
    def __iter__(self): return iter("ab")
    def __length_hint__(self):
        if isinstance(self.h, type): raise self.h
        return self.h


import operator
for h in (5, 0, NotImplemented, TypeError, "x", -1, ValueError):
    try:
        print(h, list(Hint(h)), operator.length_hint(Hint(h), 7))
    except (TypeError, ValueError) as e:
        print(h, type(e).__name__, e)
class Rev:
    def __reversed__(self): return "custom"
    def __len__(self): return 2
    def __getitem__(self, i): return i
print(reversed(Rev()), list(reversed(Old.__new__(type("L", (Old,), {"__len__": lambda s: 3})))), operator.length_hint(Rev()), list(map(None.__class__, [])), type(iter({})).__name__, type(iter("")).__name__, type(iter(())).__name__, type(iter(set())).__name__, type(iter(range(0))).__name__, type(iter(b"")).__name__, type(iter({}.items())).__name__, type(reversed([])).__name__, type(iter(int, 0)).__name__, type(zip()).__name__)
