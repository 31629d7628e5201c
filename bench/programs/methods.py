"""Method calls, properties, class and static methods."""
N = 370_000


class Vector:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def plus(self, dx, dy):
        self.x += dx
        self.y += dy
        return self

    @property
    def length2(self):
        return self.x * self.x + self.y * self.y

    @classmethod
    def unit(cls):
        return cls(1, 1)

    @staticmethod
    def clamp(value, top):
        return value if value < top else value - top


def run(n):
    v = Vector(0, 0)
    total = 0
    for i in range(n):
        v.plus(i & 3, 1)
        v.x = Vector.clamp(v.x, 100)
        v.y = v.clamp(v.y, 50)
        total += v.length2
        if not i & 15:
            total += Vector.unit().plus(1, 2).x
    return total
