# from __future__ import annotations keeps annotations as normalised source text.
from __future__ import annotations

import typing


def f(a: int | None, b: "quoted", *c: list [ int ], d: dict[str,int]=1, e: (1+2)*3, **k: lambda x:x) -> x.y [ 0 ]: ...


class C:
    a: undefined
    b: typing.List[int] = 1
    c: f"{'x'}"
    d: -1
    e: not x
    f: x if y else z
    g: [i for i in range(3) if i]
    h: {1: 2, **a}
    j: a[1:2, ::3]
    k: a.b(c, *d, e=f, **g)
    l: (1,)
    m: ...
    n: 1e3 + 0x10 - 1_000
    o: b'\x00' + "it's"
    p: a < b <= c is not d not in e
    q: await_ and (b or c) and not d
    r: lambda *a, b=1, **c: (a, b)
    s: a @ b ** -c // ~d


for k, v in {**f.__annotations__, **C.__annotations__}.items():
    print(k, repr(v))
x: undefined_module_level = 5
import sys
print(sys.modules[__name__].__annotations__)
class D:
    i: "int"
    t: typing.ClassVar[int] = 0
print(typing.get_type_hints(D), D.__annotations__)
try:
    typing.get_type_hints(C)
except NameError as e:
    print(e)
