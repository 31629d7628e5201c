# Errors inside comprehensions, with the traceback pointing into them (no extra frame for list, set, dict).
import traceback


def show(f):
    try:
        f()
    except Exception:
        traceback.print_exc()


def list_comp():
    return [10 // x for x in (5, 0)]


def dict_comp():
    return {
        k: v + 1
        for k, v in [
            ("a", 1),
            ("b", "2"),
        ]
    }


def gen_exp():
    return sum(x / 0 for x in [1])


def set_unhashable():
    return {[x] for x in range(1)}


def cond():
    return [x for x in [1, "a"] if x > 0]


def unpack():
    return [a for a, b in [(1, 2), (3,)]]


for function in (list_comp, dict_comp, gen_exp, set_unhashable, cond, unpack):
    show(function)
