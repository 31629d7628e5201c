# namedtuple generation rules; OrderedDict's own order operations; ChainMap writes.
from collections import ChainMap, OrderedDict, namedtuple
P = namedtuple("P", "x, y z", defaults=(8, 9))
p = P(1)
print(p, p._fields, P._field_defaults, p._replace(y=5), p._asdict(), P._make("abc"), p[1:], p == (1, 8, 9), hash(p) == hash((1, 8, 9)), isinstance(p, tuple), P.__doc__, P.x.__doc__, P.__match_args__, p.__getnewargs__(), len(p), p + (1,), p.index(8))
for f in (lambda: P(), lambda: P(1, 2, 3, 4), lambda: P(1, w=2), lambda: p._replace(w=1), lambda: P._make([1]), lambda: setattr(p, "x", 1), lambda: setattr(p, "new", 1), lambda: namedtuple("N", "a a"), lambda: namedtuple("N", "class"), lambda: namedtuple("N", "_a"), lambda: namedtuple("1N", "a"), lambda: namedtuple("N", "a", defaults=(1, 2)), lambda: namedtuple("N", 5), lambda: P(1, x=1), lambda: p.nope):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(namedtuple("R", "a class a 1b _c", rename=True)._fields, namedtuple("E", "")(), namedtuple("M", "a", module="mod").__module__, repr(namedtuple("Q", ["self", "cls"])(1, 2)))
class Q(namedtuple("QB", "a b")):
    __slots__ = ()
    @property
    def s(self): return self.a + self.b
    def __new__(cls, a, b=10): return super().__new__(cls, a, b)
print(Q(1), Q(1).s, Q(1)._replace(a=5), Q._make([1, 2]))
match p:
    case P(x=1, y=yy): print("match", yy)
o = OrderedDict([("a", 1), ("b", 2), ("c", 3)])
o.move_to_end("a"); o.move_to_end("c", last=False); o["b"] = 9
print(o, list(reversed(o)), o.popitem(), o.popitem(last=False), o, OrderedDict(a=1) == {"a": 1}, OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict.fromkeys("ba"), o | {"z": 1}, o.pop("b"), o.setdefault("n", 5))
for f in (lambda: OrderedDict().popitem(), lambda: o.move_to_end("q"), lambda: OrderedDict(5), lambda: o["q"]):
    try: print(f())
    except (KeyError, TypeError) as e: print(type(e).__name__, e)
it = iter(OrderedDict(a=1, b=2)); next(it)
a, b = {"x": 1}, {"x": 2, "y": 3}
c = ChainMap(a, b); c["y"] = 9; c["n"] = 1
print(c, a, b, c["x"], list(c), len(c), dict(c), c.maps[1], c.new_child(), c.parents, c.pop("n"), "y" in c, c.get("q", 0))
try: del c["zz"]
except KeyError as e: print(e)
