# Calls with wrong arguments, uncaught in the end: message names the qualified function.
class Shape:
    def __init__(self, name, *, sides):
        self.name, self.sides = name, sides

    @classmethod
    def square(cls, name):
        return cls(name, sides=4, color="red")


try:
    Shape("x", 3)
except TypeError as e:
    print(e)
Shape.square("sq")
