# dataclasses and enum as users of the class machinery.
from dataclasses import FrozenInstanceError, KW_ONLY, dataclass, field, fields, replace, asdict, astuple
from enum import Enum, Flag, IntEnum, auto, unique


@dataclass(order=True)
class P:
    x: int
    y: int = 0
    tags: list = field(default_factory=list, compare=False, repr=False)


print(P(1), P(1) == P(1, 0, ["t"]), P(1) < P(2), [f.name for f in fields(P)], P.__match_args__)
print(replace(P(1), y=5), asdict(P(1, tags=[P(2)])), astuple(P(3)))


@dataclass(frozen=True, slots=True)
class F:
    a: str
    _: KW_ONLY
    b: int = 2

    def __post_init__(self):
        if not self.a:
            raise ValueError("empty")


f = F("x", b=3)
print(f, hash(f) == hash(F("x", b=3)), F.__slots__)
try:
    f.a = "y"
except FrozenInstanceError as e:
    print(type(e).__mro__[1].__name__, e)
for g in (lambda: F(""), lambda: F("x", 3), lambda: F()):
    try:
        g()
    except (TypeError, ValueError) as e:
        print(e)
try:
    @dataclass
    class Bad:
        x: list = []
except ValueError as e:
    print(e)
try:
    @dataclass
    class Bad2:
        x: int = 1
        y: int
except TypeError as e:
    print(e)


class Color(Enum):
    RED = 1
    GREEN = auto()
    CRIMSON = 1

    @property
    def nice(self): return self.name.title()


print(Color.RED, repr(Color.GREEN), Color(1), Color["RED"], Color.CRIMSON is Color.RED, list(Color), Color.GREEN.nice, len(Color))
for g in (lambda: Color(9), lambda: Color["X"], lambda: setattr(Color, "RED", 2), lambda: Color.RED < Color.GREEN):
    try:
        g()
    except (ValueError, KeyError, AttributeError, TypeError) as e:
        print(type(e).__name__, e)


class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()


print(Perm.R | Perm.W, repr(Perm.R | Perm.X), ~Perm.R, Perm.R in (Perm.R | Perm.W), Perm(0), [p.name for p in Perm.R | Perm.X])


class Size(IntEnum):
    S = 1
    L = 3


print(Size.S + 1, Size.L > 2, f"{Size.L}", repr(Size.L), sorted([Size.L, Size.S]), {1: "one"}[Size.S])
try:
    @unique
    class U(Enum):
        A = 1
        B = 1
except ValueError as e:
    print(e)
match Color.RED:
    case Color.GREEN: print("green")
    case Color.RED: print("matched red")
