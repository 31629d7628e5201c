# Carets over calls and expressions that span lines; the first and last lines are shown.
import traceback
def show(f):
    try: f()
    except Exception: traceback.print_exc(limit=-1)
def f(*a, **k): raise RuntimeError
def one():
    return len(
        5
    )
def two():
    return (
        "a"
        + 1
    )
def three():
    return int(
        "1",
        2,
        3,
    )
def four():
    d = {}
    return d[
        "key"
    ]
def five():
    return [
        1, 2
    ].nope
def six():
    x = 5
    return (x
        .real
        .imag
        .missing)
def seven():
    return sum(
        v / 0
        for v in [1]
    )
def eight():
    raise ValueError(
        "a",
        "b",
    )
def nine():
    return """multi
line""" + 1
def ten():
    return {
        **{"a": 1},
        **5,
    }
def eleven():
    return (lambda a,
            b: a)(
        1)
for g in (one, two, three, four, five, six, seven, eight, nine, ten, eleven): show(g)
