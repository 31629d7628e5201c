# 13. __init__ sets up an instance that __new__ has already made; it must return None.
class Point:
    def __init__(self, x, y=0):
        print("init", x, y)
        self.x, self.y = x, y


p = Point(1, y=2)
print(vars(p))
p.__init__(5)  # an ordinary method: calling it again sets the attributes again
print(vars(p))
q = Point.__new__(Point)
print(vars(q), isinstance(q, Point))
for call in (lambda: Point(), lambda: Point(1, 2, 3), lambda: Point(z=1), lambda: object(1)):
    try:
        call()
    except TypeError as error:
        print(error)


class Returns:
    def __init__(self):
        return "something"


try:
    Returns()
except TypeError as error:
    print(error)


class Base:
    def __init__(self):
        self.base = True


class Forgetful(Base):
    def __init__(self):
        self.own = True


class Careful(Base):
    def __init__(self):
        super().__init__()
        self.own = True


print(vars(Forgetful()), vars(Careful()))


class Inherits(Point):
    pass


print(Inherits(7).x)


class Nothing:
    pass


print(vars(Nothing()), Nothing.__init__ is object.__init__)


class Fails:
    def __init__(self):
        self.half = 1
        raise ValueError("init failed")


try:
    Fails()
except ValueError as error:
    print(error, vars(error.__traceback__.tb_next.tb_frame.f_locals["self"]))
