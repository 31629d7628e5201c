# Literal, capture, wildcard, or, as, guard and value patterns.
import math


class Color:
    RED = 1
    GREEN = "g"


def f(x):
    match x:
        case 0 | 0.0 if x is False:
            return "guarded False"
        case None: return "None"
        case True: return "True"
        case 1: return "one (int or float)"
        case -1 | -2.5: return "negative"
        case 3 + 4j: return "complex"
        case 1 - 2j: return "complex minus"
        case "a" "b": return "concatenated"
        case b"x": return "bytes"
        case Color.GREEN: return "Color.GREEN"
        case math.pi: return "pi"
        case ("x" | "y") as letter: return "letter " + letter
        case int() | float() as n if n > 100: return f"big {n}"
        case str(s): return f"str {s}"
        case _: return "other"


for v in (0, False, None, True, 1, 1.0, -1, -2.5, 3 + 4j, 1 - 2j, "ab", b"x", "g", math.pi, "x", 101, 1e3, "zz", 5, []):
    print(repr(v), "->", f(v))


def bound(x):
    match x:
        case [a, 1] | [1, a]: return a
        case a: pass
    return ("fell", a)


print(bound([5, 1]), bound([1, 7]), bound("q"))
match (x := 5), 6:
    case a, b if a > b: print("no")
    case a, b: print(a, b, x)
class Eq:
    def __eq__(self, o): print("eq", o); return o == 2
match Eq():
    case 1: print("1")
    case 2: print("two")
match 5:
    case y if (z := y * 2) > 100: pass
    case _ if z == 10: print("guard ran", y, z)
