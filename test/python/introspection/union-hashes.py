# Unions compare only items of equal hash, and those without a hash; what Union[...] checks; wrong arguments of namespaces and functions.

import copy
import types
import typing


class Meta(type):
    hashable = False

    def __hash__(cls):
        if Meta.hashable:
            return 1
        raise TypeError("not hashable")


class A(metaclass=Meta): ...
class B(metaclass=Meta): ...


def attempt(f):
    try:
        print(f())
    except Exception as x:
        print(type(x).__name__, x)


u = A | B
print(u.__args__ == (A, B), u == B | A, u == A | int, len((A | B | A).__args__))
attempt(lambda: hash(u))
Meta.hashable = True
attempt(lambda: hash(u))
attempt(lambda: hash(A | B) == hash(B | A))


class BadEq(type):
    def __eq__(self, other):
        return 1 / 0


bad = BadEq("bad", (), {})
other = BadEq("other", (), {})
attempt(lambda: len((int | bad).__args__))
attempt(lambda: bad | other)
attempt(lambda: (int | bad) == (int | other))
attempt(lambda: hash(int | bad))

print(typing.Union[int, "str"].__args__)
print(types.UnionType[int], types.UnionType[int, int], types.UnionType[int, str])
T = typing.TypeVar("T")
print((T | "Forward").__args__, ("Forward" | T).__args__)
attempt(lambda: T | 5)
attempt(lambda: typing.Union[()])
attempt(lambda: typing.Union[5])
attempt(lambda: int | "str")

# Namespaces and functions made with wrong arguments.
for source in ([["x"]], [["x", 1, 2]], [1], 1, {"a": 1}, [("b", 2)], [[]], {1: 2}):
    attempt(lambda: types.SimpleNamespace(source))


def ex(a, /, b, *, c):
    return a + b + c


attempt(lambda: types.FunctionType(ex.__code__, {}, "func", 1, None, {"c": 3}))
attempt(lambda: types.FunctionType(ex.__code__, {}, "func", None, None, 3))
attempt(lambda: types.FunctionType(ex.__code__, {}, "func", None, None, {"c": 3})(1, 2))
