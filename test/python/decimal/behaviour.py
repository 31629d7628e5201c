"""Decimal as a Python type: construction, comparison, hashing, conversion, formatting, contexts and their errors."""

import copy
import math
import pickle
from decimal import *
from fractions import Fraction


def attempt(text):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as e:
        print(text, "->", type(e).__name__, e)


D = Decimal
c = Context()
for text in """
D(); D('  1_000.50 '); D('1e5'); D((1, (1, 2, 3), -2)); D((0, (), 'F')); D(1.1); D(-0.0); D(float('nan')); D(True); D('٣.٥')
D('abc'); D(None); D(1j); D((1, 2)); D((2, (1,), 0)); D((0, (10,), 0)); D((0, (1,), 'x')); D(1, 2); D('1', Context(prec=1))
D.from_float(0.1); D.from_float('1'); D.from_number(2.5); D.from_number('1'); c.create_decimal(' 1'); c.create_decimal('1_0')
D(1) + 1; 1 + D(1); D(1) + 1.5; D(1) + '1'; D(7) // 2; D(-7) // 2; D(-7) % 3; divmod(D(-7), 2); 7 % D(4); D(2) ** -1; 2 ** D(3)
D(1) / 0; D(0) / 0; D(1) // 0; D(1) % 0; divmod(D(1), 0); D(-1).sqrt(); D(-1).ln(); D(0).ln(); D(0) ** 0; D(-2) ** D('0.5')
D('snan') + 1; D('nan') < 1; D('nan') == 1; D('snan') == 1; D('nan') != D('nan'); D(1) < '1'; D(1) == 1.0; D('0.1') == 0.1
D(1) == Fraction(1); D('0.5') < Fraction(2, 3); D(1) == 1j; D(1) == 1 + 0j; D('inf') > 10**400; D(2) in [1, 2.0]; None == D(1)
hash(D('1.5')) == hash(1.5); hash(D(10**30)) == hash(10**30); hash(D('0.1')) == hash(Fraction(1, 10)); hash(D('-inf')); hash(D('snan'))
int(D('-3.99')); int(D('1E+30')); int(D('nan')); int(D('inf')); float(D('0.1')); float(D('1e400')); complex(D(2)); bool(D('0.00'))
round(D('2.5')); round(D('2.675'), 2); round(D('1234'), -2); round(D(1), 'a'); math.floor(D('-1.5')); math.ceil(D('1.2')); math.trunc(D('-1.9'))
D('1.50').as_tuple(); D('-inf').as_tuple(); D('snan12').as_tuple(); D('0.125').as_integer_ratio(); D('nan').as_integer_ratio()
D('1.1').quantize(D('1'), ROUND_UP); D('1.23456').quantize(D('0.01'), rounding='x'); D(1).quantize(1, context=3); D('1E+9').quantize(D('1E-30'))
D('123').adjusted(); D('1E+3').to_eng_string(); D('12E+4').to_eng_string(); D(5).logical_and(3); D('101').logical_or(D('10')); pow(D(3), 4, 5)
D('1.20').normalize(); D('100').normalize(); D(2).compare_total(D('2.0')); D('-0').is_signed(); D('sNaN').is_snan(); D('1E-999999').is_subnormal()
copy.copy(D(1)); copy.deepcopy(D('1.5')); pickle.loads(pickle.dumps(D('1.50'))); pickle.loads(pickle.dumps(Context(prec=3)))
Context(prec=0); Context(rounding='x'); Context(Emin=1); Context(capitals=2); Context(flags=[1]); Context(traps=3); Context(foo=1)
Context(prec=5, traps=[Inexact, Overflow]); c.flags; c.traps[DivisionByZero]; c.flags[1]; len(c.flags); sorted(s.__name__ for s in c.traps if c.traps[s])
c.Etiny(); c.Etop(); c.copy(); IEEEContext(64); IEEEContext(33); setcontext(1); localcontext(1); c.power(2, 10, 1000); c.canonical(1); c.divmod(7, 2)
Inexact.__mro__; FloatOperation.__mro__; Overflow.__bases__; D(3).conjugate(); D(3).imag; D('7').radix(); D(1).foo
""".replace("\n", ";").split(";"):
    if text.strip():
        attempt(text.strip())

for spec in [".2f", "e", ".3e", "g", ".3g", "%", ".1%", ",", ",.2f", "010", "012,.3f", "+", " ", "<12", "^12", "=12", "*^14", "E", "G", "n", ".0f"]:
    print(repr(spec), [format(D(v), spec) for v in ("1234567.8912345", "-0.0001", "NaN", "-Infinity", "0", "1E+10", "-0.0")])

with localcontext(prec=5, rounding=ROUND_DOWN) as ctx:
    print(D(2) / 3, getcontext() is ctx, ctx)
print(getcontext().prec, D(2) / 3)
with localcontext() as ctx:
    ctx.traps[Inexact] = True
    attempt("D(1) / 3")
    ctx.traps[FloatOperation] = True
    attempt("D(1.5)")
    attempt("D(1) < 1.5")
    attempt("D(1) == 1.5")
    try:
        ctx.foo = 1
    except AttributeError as e:
        print(e)
    try:
        del ctx.prec
    except AttributeError as e:
        print(e)
getcontext().prec = 60
print(D(2).sqrt(), D(2).ln(), D(1).exp(), D(3).log10(), D("1.0001") ** D("12345.678"), sep="\n")


class Money(Decimal):
    def __repr__(self):
        return f"Money({self})"


print(repr(Money("1.5")), repr(Money("1.5") + 1), repr(Money.from_float(2.5)), isinstance(Money(1), Decimal))
