# Operators on literals in annotations.
from typing import Literal


def f(kind: Literal[1, -1], a: -1.5 = 0, b: ~5 = 0, c: [+2, - -3, -True, -2j] = 0) -> Literal[-(-4)]:
    def inner(x: Literal[-1], y: (1 + 2, 2 * 3, 7 // 2, 2**-1, 1 < 2, not 0, "a" + "b")): ...

    yield inner


print(f.__annotations__)
print(next(f(1)).__annotations__)


class C:
    x: -1
    y: Literal[-1, -2][0:-1] if False else -7


print(C.__annotations__)
