# What a function object tells about its parameters.
def f(a, b: int = 2, /, c: "str" = 3, *args: int, d, e: float = 5.5, **kw: dict) -> list:
    """Doc."""
    x = y = 1
    return [x for _ in [y]]


c = f.__code__
print(c.co_argcount, c.co_posonlyargcount, c.co_kwonlyargcount, c.co_nlocals, c.co_varnames)
print(f.__defaults__, f.__kwdefaults__, f.__annotations__)
print(f.__name__, f.__qualname__, f.__module__, f.__doc__, f.__dict__)
print(bin(c.co_flags & 0b1111), c.co_name, c.co_qualname, c.co_freevars, c.co_cellvars)


def g(): pass


print(g.__defaults__, g.__kwdefaults__, g.__annotations__, g.__doc__, g.__type_params__)
g.__defaults__ = (1,)
try:
    g.__defaults__ = [1]
except TypeError as e:
    print(e)
try:
    g.__kwdefaults__ = [1]
except TypeError as e:
    print(e)
try:
    g.__name__ = 5
except TypeError as e:
    print(e)
try:
    g.__code__ = 5
except TypeError as e:
    print(e)
g.__name__ = "renamed"
g.__qualname__ = "q.renamed"
print(repr(g).split(" at ")[0], g.__code__.co_name)
try:
    g(1, 2)
except TypeError as e:
    print(e)


def h(x, y=1): return x, y


h.__defaults__ = (7, 8)
print(h())
h.__defaults__ = None
try:
    h(1)
except TypeError as e:
    print(e)
h.__code__ = (lambda x, y: x - y).__code__
print(h(5, 3))
try:
    def outer():
        z = 1
        def inner(): return z
        return inner
    h.__code__ = outer().__code__
except ValueError as e:
    print(e)
del h.__defaults__
h.__annotations__ = {"x": int}
print(h.__annotations__)
try:
    h.__annotations__ = 5
except TypeError as e:
    print(e)
