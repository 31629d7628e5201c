# Limits that are set past the module's own, flag dictionaries of no context, and tuples with exponents out of range.
import decimal

context = decimal.Context()
for name in ("_unsafe_setprec", "_unsafe_setemin", "_unsafe_setemax"):
    for value in (0, -1, 1, 999999999, -999999999, 1070000000, 1070000001, -1070000001):
        try:
            print(name, value, getattr(decimal.Context(), name)(value))
        except ValueError as e:
            print(name, value, e)

flags = type(context.flags)()
for use in (
    len, iter, repr, bool, list, dict, hash,
    lambda s: s[decimal.Overflow],
    lambda s: s.__setitem__(3, 4),
    lambda s: s.__delitem__(decimal.Overflow),
    lambda s: s == context.flags,
    lambda s: context.flags == s,
    lambda s: s != 3,
    lambda s: s.copy(),
):
    try:
        print(use(flags))
    except Exception as e:
        print(type(e).__name__, e)

D = decimal
trapped = D.Context(prec=9, traps=[D.InvalidOperation, D.Overflow, D.Underflow])
for made in (trapped, D.Context(prec=9, traps=[])):
    for coefficient in ((), (0,), (0, 1, 2)):
        for exponent in (10**8, -(10**8), 2**31 - 1, -(2**31)):
            parts = (1, coefficient, exponent)
            for convert in (made.create_decimal, lambda v: D.Decimal(v, made)):
                made.clear_flags()
                try:
                    print(parts, convert(parts), end=" ")
                except D.DecimalException as e:
                    print(parts, type(e).__name__, e, end=" ")
                print([signal.__name__ for signal, on in made.flags.items() if on])
for exponent in (2**63, -(2**63) - 1, 10**40):
    for convert in (D.Decimal, trapped.create_decimal):
        try:
            print(convert((1, (), exponent)))
        except OverflowError as e:
            print(e)

wide = D.Context()
wide._unsafe_setprec(1070000000)
wide._unsafe_setemax(1070000000)
wide._unsafe_setemin(-1070000000)
for text in ("1e10000000000", "0e10000000000", "1e1100000000", "1e-10000000000"):
    print(text, wide.create_decimal(text))
