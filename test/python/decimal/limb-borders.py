# Sums and products whose digits end near multiples of seven, in every rounding mode and several precisions.
import decimal
from decimal import Decimal

numbers = [Decimal(text) for text in [
    "9999999", "10000000", "99999999999999", "1E+7", "-1E+6", "9999999999999999999999999999", "-9999999999999999999999999999", "5E-28", "-5E-28",
    "1.5E-27", "0.1428571428571428571428571429", "-14.28571428571428571428571429", "4999999.5", "-0.00000005", "0E-5", "-0E+3", "12345678901234567890123456",
    "1E-6", "3", "-7", "9000000.0000001"]]
modes = [decimal.ROUND_UP, decimal.ROUND_DOWN, decimal.ROUND_CEILING, decimal.ROUND_FLOOR, decimal.ROUND_HALF_UP, decimal.ROUND_HALF_DOWN,
         decimal.ROUND_HALF_EVEN, decimal.ROUND_05UP]
context = decimal.getcontext()
for mode in modes:
    context.rounding = mode
    for precision in [1, 6, 7, 8, 14, 27, 28, 29]:
        context.prec = precision
        line = []
        for i, a in enumerate(numbers):
            b = numbers[(i * 5 + precision) % len(numbers)]
            context.clear_flags()
            line += [a + b, a - b, a * b, abs(a).sqrt()]
            line.append("".join("x" if flag else "." for flag in (context.flags[decimal.Inexact], context.flags[decimal.Rounded])))
        print(mode, precision, *line)
