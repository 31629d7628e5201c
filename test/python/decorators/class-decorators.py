# Class decorators can replace, extend and register classes; they see the class after __init_subclass__.
log = []


class Base:
    def __init_subclass__(cls, **kw):
        log.append(("init_subclass", cls.__name__, kw))


def add_repr(cls):
    log.append(("decorated", cls.__name__))

    def __repr__(self):
        return f"{cls.__name__}({', '.join(f'{k}={v!r}' for k, v in vars(self).items())})"
    cls.__repr__ = __repr__
    return cls


@add_repr
class P(Base, tag="t"):
    def __init__(self, x, y):
        self.x, self.y = x, y


print(log, P(1, "two"), P.__repr__.__qualname__)


def total(cls):
    for name, op in [("__gt__", lambda s, o: not (s < o or s == o)), ("__ge__", lambda s, o: not s < o)]:
        if name not in cls.__dict__:
            setattr(cls, name, op)
    return cls


@total
class V:
    def __init__(self, v): self.v = v
    def __lt__(self, o): return self.v < o.v
    def __eq__(self, o): return self.v == o.v


print(V(2) > V(1), V(1) >= V(1), V(1) > V(1), V.__hash__)


def frozen(cls):
    orig = cls.__init__

    def init(self, *a):
        object.__setattr__(self, "_open", True)
        orig(self, *a)
        object.__setattr__(self, "_open", False)

    def guard(self, name, value):
        if not self._open:
            raise AttributeError(f"{name} is frozen")
        object.__setattr__(self, name, value)
    cls.__init__, cls.__setattr__ = init, guard
    return cls


@frozen
class F:
    def __init__(self, a): self.a = a


f = F(1)
try:
    f.a = 2
except AttributeError as e:
    print(e, f.a)


@lambda cls: cls.__name__
class Gone: pass


print(Gone)


def wrap(cls):
    class Wrapper(cls):
        __doc__ = cls.__doc__
        def m(self): return "wrapped " + super().m()
    return Wrapper


@wrap
class W:
    "doc of W"
    def m(self): return "m"
    def self_class(self): return W


print(W().m(), W.__name__, W.__qualname__, W.__doc__, W().self_class() is W)
