"""Arithmetic of Decimal in many contexts: results and flags, from a fixed pseudo-random sequence."""

from decimal import *

seed = [2024]


def rnd(n):
    seed[0] = (seed[0] * 6364136223846793005 + 1442695040888963407) & 0xFFFFFFFFFFFFFFFF
    return (seed[0] >> 33) % n


def choose(items):
    return items[rnd(len(items))]


def digits(n):
    kind = rnd(4)
    if kind == 0:
        return "9" * n
    if kind == 1:
        return str(1 + rnd(9)) + "0" * (n - 1)
    return "".join(str(rnd(10)) for _ in range(n))


def number():
    kind = rnd(30)
    if kind == 0:
        return choose(["NaN", "-NaN12", "sNaN", "Inf", "-Inf"])
    if kind == 1:
        return choose(["0", "-0", "0E+5", "1", "-1", "1.000", "10", "0.5", "2"])
    exponent = rnd(choose([3, 10, 30, 400])) - rnd(choose([3, 10, 30, 400]))
    return f"{choose(['', '-'])}{digits(1 + rnd(choose([3, 8, 15, 40])))}E{exponent}"


ROUNDINGS = [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP]
ONE = """exp ln log10 logb minus next_minus next_plus normalize plus sqrt to_integral to_integral_exact
    number_class to_sci_string to_eng_string""".split()
TWO = """add subtract multiply divide divide_int remainder remainder_near divmod compare compare_signal compare_total
    max min_mag next_toward quantize rotate scaleb shift same_quantum power logical_xor""".split()

for i in range(900):
    prec = 1 + rnd(choose([3, 9, 16, 40]))
    context = Context(
        prec=prec,
        rounding=choose(ROUNDINGS),
        Emin=-choose([0, 5, 96, 999999]),
        Emax=choose([0, 5, 96, 999999]),
        capitals=rnd(2),
        clamp=rnd(2),
        traps=[],
    )
    if rnd(10) < 3:
        name, texts = choose(ONE), [number()]
    elif rnd(10) < 9:
        name, texts = choose(TWO), [number(), number()]
        if name in ("scaleb", "shift", "rotate") and rnd(4):
            texts[1] = str(rnd(2 * prec + 2) - prec)
        if name == "power" and rnd(2):
            texts[1] = str(rnd(choose([5, 100, 1000])))
    else:
        name, texts = "fma", [number(), number(), number()]
    values = [Decimal(text) for text in texts]
    if name == "exp" and values[0].is_finite() and abs(values[0]) > 10**6:
        continue
    result = getattr(context, name)(*values)
    flags = [signal.__name__ for signal, is_set in context.flags.items() if is_set]
    print(name, *texts, "->", result, *flags)
