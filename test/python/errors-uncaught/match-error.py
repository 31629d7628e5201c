# Errors inside match: a bad class pattern.
class P:
    __match_args__ = ("x",)

    def __init__(self, x):
        self.x = x


def f(v):
    match v:
        case P(1):
            return "one"
        case P(x, y):
            return x, y


print(f(P(1)))
f(P(2))
