# Decorators: evaluated top down, applied bottom up; any expression is allowed.
log = []


def deco(name):
    log.append("eval " + name)

    def apply(f):
        log.append("apply " + name + " to " + getattr(f, "__name__", repr(f)))
        return f

    return apply


@deco("a")
@deco("b")
@deco("c")
def f(x=log.append("default"), *, y: log.append("annotation") = 1):
    pass


print(log)
log.clear()


@deco("outer")
@deco("inner")
class C(log.append("base") or object, metaclass=(log.append("meta") or type)):
    log.append("body")


print(log)
registry = {}


@(lambda f: registry.setdefault(f.__name__, f))
def registered():
    return "r"


@"{0.__name__} formatted".format
def joined():
    yield "a"


print(joined)
decorators = [staticmethod, lambda f: f"<{f.__name__}>"]


@decorators[1]
def g():
    pass


@None or (lambda f: 42)
def h():
    pass


@(lambda f: f.__name__)
def printed(): pass


@(d := lambda f: f)
def walrus(): return "walrus"


print(g, h, printed, walrus(), registered())
try:
    @5
    def bad(): pass
except TypeError as e:
    print(e)
try:
    @undefined_decorator
    def bad(): pass
except NameError as e:
    print(e, "bad" in globals())


class Meth:
    @staticmethod
    def tag(f):
        f.tagged = True
        return f

    @tag
    def m(self): return self.m.tagged

    @classmethod
    @tag
    def c(cls): return cls.__name__


print(Meth().m(), Meth.c())
