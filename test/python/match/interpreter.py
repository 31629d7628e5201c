# A small expression simplifier and evaluator written with match.
def simplify(e):
    match e:
        case int() | float() | str(): return e
        case ("+", a, b):
            match simplify(a), simplify(b):
                case (int() | float()) as x, (int() | float()) as y: return x + y
                case 0, x: return x
                case x, 0: return x
                case x, y if x == y: return simplify(("*", 2, x))
                case x, y: return ("+", x, y)
        case ("*", a, b):
            match simplify(a), simplify(b):
                case (0, _) | (_, 0): return 0
                case (1, x) | (x, 1): return x
                case int(x), int(y): return x * y
                case int(x), ("*", int(y), z): return ("*", x * y, z)
                case pair: return ("*", *pair)
        case ("-", a): return simplify(("*", -1, a))
        case ("let", {**bindings}, body): return ("let", {k: simplify(v) for k, v in bindings.items()}, simplify(body))
        case [op, *args]: raise ValueError(f"bad {op} with {len(args)} args")
        case _: raise TypeError(f"not an expression: {e!r}")


def evaluate(e, env):
    match e:
        case str(name): return env[name]
        case int(n) | float(n): return n
        case ("+", a, b): return evaluate(a, env) + evaluate(b, env)
        case ("*", a, b): return evaluate(a, env) * evaluate(b, env)
        case ("let", b, body): return evaluate(body, env | {k: evaluate(v, env) for k, v in b.items()})


for e in (("+", 1, 2), ("+", "x", 0), ("*", 0, "y"), ("+", "x", "x"), ("*", 3, ("*", 4, "x")), ("-", ("+", 2, 3)), ("let", {"y": ("+", 1, 1)}, ("*", "y", "x")), ("%", 1, 2), None, ["+", 1.5, 2]):
    try:
        s = simplify(e)
        print(s, evaluate(s, {"x": 10, "y": 20}))
    except (ValueError, TypeError) as err:
        print(type(err).__name__, err)
