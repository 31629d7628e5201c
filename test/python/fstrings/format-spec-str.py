# Format specs of strings, and the errors for other types.
for spec in ("", "5", "<5", ">5", "^6", "*^7", ".2", ".0", "8.2", "s", "05", "<<6", "é>6", "\U0001f600>4", ".10s", "^1", "0>5"):
    print(f"{spec!r:>12} [{'abc':{spec}}] [{'日本':{spec}}]")
for v, spec in (("a", "d"), ("a", "5d"), ("a", "=5"), ("a", "+"), ("a", " "), ("a", "#"), ("a", "."), ("a", "5."), ("a", "5.x"), ([], "5"), (None, ">6"), ((), "s"), ({}, ""), (object, "x"), (b"b", "3"), (range(2), "9"), ("a", "z"), ("a", "-5"), ("a", "_"), ("a", "n"), ("a", "99999999999999999999")):
    try:
        print(f"[{v:{spec}}]")
    except (TypeError, ValueError) as e:
        print(f"{v!r} {spec!r}: {e}")
class S(str):
    pass
class I(int):
    def __str__(self): return "I!"
class W:
    def __format__(self, spec): return S(spec.upper())
print(f"{S('x'):>3}", f"{I(5)}", f"{I(5):}", f"{I(5)!s}", f"{I(5):d}", f"{W():abc}", type(f"{W():abc}").__name__, type(f"{S('q')}").__name__, type(format(W(), "z")).__name__)
print(f"{'x':{'{'}<3}" , f"{'x':{'}'}>3}", f"{'left':<10}|{'mid':^10}|{'right':>10}|")
width, prec, fill = 12, 3, "~"
print(f"{'truncate':{fill}^{width}.{prec}}", f"{3.14159:{width}.{prec}}", f"{42:{fill}>{width}}", f"{'x':{width:>2}}" , f"{'v':{f'{fill}<{3}'}}")
