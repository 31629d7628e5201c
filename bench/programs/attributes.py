"""Attribute loads and stores on one class, with and without slots, and class attributes."""
N = 990_000


class Plain:
    step = 2

    def __init__(self):
        self.a = self.b = 0
        self.c = 1


class Slots:
    __slots__ = ("a", "b", "c")

    def __init__(self):
        self.a = self.b = 0
        self.c = 1


def run(n):
    p, s = Plain(), Slots()
    for i in range(n):
        p.a = p.b + p.step
        p.b = p.c ^ i
        s.a += p.a & 7
        s.b = s.a - s.c
        p.c = s.b & 255
    return p.a + p.b + p.c + s.a + s.b
