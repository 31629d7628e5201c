"""match statements over tuples, dicts and classes: a symbolic differentiator."""
N = 4_000


class Var:
    __match_args__ = ("name",)

    def __init__(self, name):
        self.name = name


def diff(e):
    match e:
        case int():
            return 0
        case Var("x"):
            return 1
        case Var():
            return 0
        case ("+", a, b):
            return simplify(("+", diff(a), diff(b)))
        case ("*", a, b):
            return simplify(("+", simplify(("*", diff(a), b)), simplify(("*", a, diff(b)))))
        case ("^", a, int(n)):
            return simplify(("*", simplify(("*", n, ("^", a, n - 1))), diff(a)))


def simplify(e):
    match e:
        case ("+", 0, x) | ("+", x, 0) | ("*", 1, x) | ("*", x, 1) | ("^", x, 1):
            return x
        case ("*", 0, _) | ("*", _, 0):
            return 0
        case ("+" | "*" as op, int(a), int(b)):
            return a + b if op == "+" else a * b
        case _:
            return e


def size(e):
    match e:
        case [_, a, b]:
            return 1 + size(a) + size(b)
        case {"v": v}:
            return v
        case _:
            return 1


def run(n):
    x, y = Var("x"), Var("y")
    e = ("+", ("*", 3, ("^", x, 3)), ("+", ("*", ("*", y, x), ("+", x, 5)), ("^", ("+", x, 1), 2)))
    total = 0
    for i in range(n):
        d = diff(e)
        total += size(d) + size(diff(d)) + size({"v": i & 7})
    return total
