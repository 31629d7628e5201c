# Class patterns: __match_args__, built-in positional patterns, isinstance hooks, errors.
from dataclasses import dataclass


@dataclass
class P:
    x: int
    y: int


class Q:
    __match_args__ = ("first", "second")
    def __init__(self, **kw): self.__dict__.update(kw)


def f(v):
    match v:
        case P(0, y): return "x is 0", y
        case P(x=0 | 1 as x, y=P(inner, _)): return "nested", x, inner
        case P(x, y) if x == y: return "diag"
        case P(): return "P"
        case Q("a", second=[s, *_]): return "Q", s
        case Q(first=f): return "Q first", f
        case bool(b): return "bool", b
        case int(i) | float(i): return "num", i
        case str() as s: return "str", s
        case dict(d): return "dict", d
        case list([a, b]): return "list2", a, b
        case set(s) | frozenset(s): return "set", sorted(s)
        case type(): return "type", v.__name__
        case object(__name__=n): return "named", n
        case _: return "?"


for v in (P(0, 5), P(1, P(7, 8)), P(3, 3), P(4, 5), Q(first="a", second="xyz"), Q(first="a", second=(1, 2)), Q(second=1), True, 5, 2.5, "s", {1: 2}, [1, 2], [1], {2, 1}, int, len, None):
    print(f(v))


def err(g):
    try:
        print(g())
    except Exception as e:
        print(type(e).__name__, e)


def mk(cls, text):
    ns = {"C": cls, "v": v}
    return lambda: exec(f"match v:\n  case {text}: print('matched')\n  case _: print('no')", ns)


class BadArgs: __match_args__ = ["x"]
class NonStr: __match_args__ = (1,)
class NoArgs: pass
class Two: __match_args__ = ("a", "b"); a = b = 1
for v, cls, text in ((BadArgs(), BadArgs, "C(1)"), (NonStr(), NonStr, "C(1)"), (NoArgs(), NoArgs, "C(1)"), (NoArgs(), NoArgs, "C()"), (Two(), Two, "C(1, 2, 3)"), (Two(), Two, "C(1, a=1)"), (5, 5, "C()"), (5, "int", "C()"), (5, int, "C(1, 2)"), (5, int, "C(real=5)"), (5, int, "C(imag=1)")):
    err(mk(cls, text))
class Meta(type):
    def __instancecheck__(cls, o): return o == "magic"
class Magic(metaclass=Meta): __match_args__ = ("upper",)
match "magic":
    case Magic(u): print(u())
class Raises:
    @property
    def p(self): raise KeyError("prop")
    @property
    def q(self): raise AttributeError("q")
match Raises():
    case Raises(q=_): print("no")
    case Raises() as r: print("AttributeError means no match")
err(lambda: mk(Raises, "C(p=_)")() if (v := None) else exec("match x:\n case R(p=_): pass", {"x": Raises(), "R": Raises}))
