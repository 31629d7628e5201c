# Coefficients of 28 digits and fewer are computed with otherwise than longer ones: both sides of that border, of limbs of seven digits,
# of exact doubles, and of exponents.
from decimal import *
from itertools import product

FLAGS = (Clamped, DivisionByZero, Inexact, InvalidOperation, Overflow, Rounded, Subnormal, Underflow)


def show(name, action):
    context = getcontext()
    context.clear_flags()
    try:
        result = repr(action())
    except ArithmeticError as error:
        result = type(error).__name__
    print(name, result, "".join(f.__name__[0] for f in FLAGS if context.flags[f]))


nines = [Decimal("9" * n) for n in (7, 8, 14, 15, 16, 27, 28, 29, 56)]
for x, y in product(nines, (Decimal(1), Decimal("-1"), Decimal("0.5"), Decimal("1E-28"), Decimal("1E+28"))):
    show(f"{x} + {y}", lambda: x + y)
    show(f"{x} * {y}", lambda: x * y)
    show(f"{x} / {y}", lambda: x / y)
for n in (2**53 - 1, 2**53, 2**53 + 1, 10**14, 10**14 - 1, 10**15, -(10**28), 10**28 - 1):
    d = Decimal(n)
    print(d, int(d), d.adjusted(), d == n, d < n + 1, hash(d) == hash(n), d * n == Decimal(n) * Decimal(n), -d, d.as_tuple())
for text in ("9007199254740991", "9007199254740993", "0.9007199254740993", "-0", "-0.0000000", ".5", "5.", "-.5", "00012.50", "999999999999999.9",
             "1234567890123456789012345678", "12345678901234567890123456789", "1.234567890123456789012345678", "1E+5", "0E-9", "0000000000000000000"):
    d = Decimal(text)
    print(text, repr(d), d + 0, d.normalize(), d.to_eng_string(), format(d, ".3f"), d.adjusted())
for text in ("", "-", ".", "-.", "1.2.3", "--1", "1e", "٣.٥", " 7 ", "1_000.5", "+3"):
    show(repr(text), lambda: Decimal(text))

# Negative zero, signs of zero sums in all rounding modes.
for rounding in (ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP):
    with localcontext() as context:
        context.rounding = rounding
        context.prec = 7
        print(rounding, Decimal(5) - 5, Decimal("-0") + Decimal("-0"), Decimal("-0") * 3, Decimal("0.0") + Decimal("-0"))
        for text in ("12345675", "-12345675", "12345665", "12345674.9999999999999999999", "12345675.0000000000000000001", "9999999.5", "-9999999.5", "1234567.000", "1234560.1", "1234565.1"):
            show(text, lambda: +Decimal(text))
            show("quantize " + text, lambda: Decimal(text).quantize(Decimal(1).scaleb(-(len(text) % 3)), context=Context(prec=30)))
        show("1/3", lambda: Decimal(1) / 3)
        show("2/3", lambda: Decimal(-2) / 3)
        show("long/long", lambda: Decimal("1234567890123456789") / Decimal("987654321098765432109876"))

# Exact quotients lose their zeros down to the ideal exponent; estimates of limbs that are one too large.
for a, b in ((1, 8), (100, 4), (Decimal("100.00"), 4), (Decimal("1E+9"), 10), (Decimal("99999990000000"), Decimal("9999999")),
             (Decimal("100000000000000"), Decimal("99999999999999")), (Decimal("9999999999999999999999999999"), Decimal("1000000000000000000001")),
             (Decimal("1000000099999999999999"), Decimal("10000001")), (7, Decimal("0.0000000000000000000000000001")), (Decimal("0E+5"), 3), (1, Decimal("-0"))):
    show(f"{a!r} / {b!r}", lambda: Decimal(a) / b)

# Exponents at their limits, with clamping, and traps with operands of both kinds.
for clamp in (0, 1):
    for emax in (20, 40):
        setcontext(Context(prec=16, Emax=emax, Emin=-emax, clamp=clamp, traps=[]))
        for x in (Decimal("9.99999999999999999E+20"), Decimal("1E-20"), Decimal("123456789E-30"), Decimal("1E+19"), Decimal("5E-36"), Decimal("1234567890123456789012345678901E-40")):
            show(f"{clamp} {emax} {x}", lambda: (+x, x * 10, x / 7, x + x, x - Decimal("1E-25")))
setcontext(Context(prec=28, traps=[Inexact, Overflow, InvalidOperation, DivisionByZero]))
short, long = Decimal("0.1"), Decimal("1" * 40)
for name, action in (("exact", lambda: short + short), ("sum", lambda: short + long), ("product", lambda: long * short), ("quotient", lambda: short / 3),
                     ("zero", lambda: long / 0), ("invalid", lambda: short.quantize(Decimal("1E-40"))), ("compare", lambda: long > short)):
    show(name, action)
