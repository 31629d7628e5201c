# deque: both ends, maxlen, rotation, slicing refused, mutation during iteration, comparison, arithmetic.
from collections import deque
d = deque("abc")
d.append("d"); d.appendleft("z"); d.extend("ef"); d.extendleft("12")
print(d, len(d), d[0], d[-1], d[2], d.pop(), d.popleft(), "b" in d, d.index("b"), d.count("a"))
d.rotate(2); print(d); d.rotate(-3); print(d); d.rotate(); d.reverse(); print(d); d.insert(1, "I"); d.remove("a"); d[0] = "first"; del d[1]; print(d, d.copy() == d, d.copy() is d)
m = deque(range(5), maxlen=3); m.append(9); m.appendleft(7); m.extend([1, 2]); print(m, m.maxlen, repr(deque(maxlen=0)), deque([1], 0)); m += [5]; print(m)
for f in (lambda: deque().pop(), lambda: deque().popleft(), lambda: d[100], lambda: d[0:1], lambda: d.remove("q"), lambda: d.index("q"), lambda: m.insert(0, 1), lambda: deque(5), lambda: deque([], -1), lambda: deque([], "x"), lambda: setattr(m, "maxlen", 5), lambda: hash(d), lambda: deque([1]) + [2], lambda: deque([1]) < [2], lambda: d["x"], lambda: deque() * "a", lambda: d.rotate("x")):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(deque([1, 2]) == deque([1, 2]), deque([1]) == [1], deque([1]) < deque([2]), deque([1]) + deque([2]), deque([1]) * 2, list(reversed(deque("ab"))), bool(deque()), sorted(deque([2, 1])), deque([1, 2], 1), [*deque("xy")])
it = iter(d); d.append("during")
try: next(it)
except RuntimeError as e: print(e)
r = deque([1]); r.append(r); print(r, deque([[1], [2]])[1])
class Sub(deque):
    def __missing__(self): pass
s = Sub([1], maxlen=2); print(s, type(s.copy()).__name__, type(s * 2).__name__, s + Sub([2]), isinstance(s, deque))
d.clear(); print(d, d.extend(d), deque("ab", 5) == deque("ab", 3), hash(id(d)) is not None)
