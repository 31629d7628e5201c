"""complex() with parts that are complex: a deprecation warning each."""

import warnings


class C(complex):
    pass


class W:
    def __complex__(self):
        return 4.25 + 1j


class S:
    def __complex__(self):
        return C(4.25 + 0j)


class F:
    def __float__(self):
        return 2.5


class B(W, F):
    pass


warnings.simplefilter("always")
warnings.showwarning = lambda message, *rest: print("warning:", message)
for real in 4.25 + 1j, C(4.25), W(), S(), F(), B(), 1, 2.5, "1", b"1", []:
    for make in (
        lambda: complex(real),
        lambda: complex(real, 0),
        lambda: complex(real, 1j),
        lambda: complex(imag=real),
    ):
        try:
            print(make())
        except TypeError as e:
            print(e)
print(int(memoryview(b"12")), int(memoryview(b"_12"[1:])))
import sys

sys.set_int_max_str_digits(640)
for f in (lambda: str(10**639)[:3], lambda: str(10**640), lambda: str(-(10**640)), lambda: int("1" * 641)):
    try:
        print(f())
    except ValueError as e:
        print(e)


class Counted(int):
    count = 0

    def __hash__(self):
        Counted.count += 1
        return int(self)


d = dict.fromkeys(map(Counted, range(5)))
print(Counted.count)
s = set(d), frozenset(d)
print(dict.fromkeys(s[0], 1), dict.fromkeys(s[1]), Counted.count)
