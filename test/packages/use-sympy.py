# Packages: sympy, mpmath
# Tries: simplify, solve, integrate, matrices, series, dsolve
# Recorded by python3: the reference build has no event loop of its own, or is too slow.
# Module: sympy
from sympy import (symbols, simplify, solve, integrate, diff, Matrix, sin, cos, exp, log, oo, series, limit, factor, expand, Eq, Function,
                   dsolve, Rational, sqrt, pi, latex, pretty, summation, primerange, factorint, isprime, N, S, apart, together, Sum)

x, y, n = symbols("x y n")
print(simplify(sin(x)**2 + cos(x)**2), expand((x + y)**4), factor(x**3 - 3*x**2 + 3*x - 1))
print(solve(x**2 - 5*x + 6, x), solve([x + y - 3, x - y - 1], [x, y]), solve(x**3 - 1, x))
print(diff(sin(x) * exp(x), x), integrate(x * exp(x), x), integrate(exp(-x**2), (x, -oo, oo)), integrate(1 / (x**2 + 1), x))
print(limit(sin(x) / x, x, 0), series(exp(x), x, 0, 5), summation(1 / n**2, (n, 1, oo)))
m = Matrix([[1, 2], [3, 4]])
print(m.det(), m.inv(), m.eigenvals(), m * m.T, m.rref())
print(Rational(1, 3) + Rational(1, 6), sqrt(8), N(pi, 30), factorint(360), isprime(2**31 - 1), list(primerange(10, 30)))
f = Function("f")
print(dsolve(Eq(f(x).diff(x), f(x)), f(x)))
print(latex(integrate(sqrt(x), x)), apart(1 / (x * (x + 1))), together(1 / x + 1 / y))
print(pretty(Sum(1 / n**2, (n, 1, oo)), use_unicode=False))
print(S("2*x+3").subs(x, 5), (x + 1).subs({x: y}), log(exp(3)), exp(1).evalf(20))
