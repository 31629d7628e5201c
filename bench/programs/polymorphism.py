"""One call site, several classes, with inheritance and super()."""
N = 120_000


class Shape:
    def __init__(self, size):
        self.size = size

    def area(self):
        return 0

    def describe(self):
        return self.area() + 1


class Square(Shape):
    def area(self):
        return self.size * self.size


class Rect(Square):
    def __init__(self, size, other):
        super().__init__(size)
        self.other = other

    def area(self):
        return self.size * self.other


class Tri(Rect):
    def area(self):
        return super().area() // 2


class Dot(Shape):
    def describe(self):
        return super().describe() + 5


def run(n):
    shapes = [Square(3), Rect(2, 5), Tri(4, 6), Dot(1), Shape(0), Square(7)]
    total = 0
    for i in range(n):
        for shape in shapes:
            total += shape.describe()
        shapes[i % 4].size = i & 7
    return total
