# Packages: mpmath
# Tries: quadrature, roots, special functions at 50 digits
# Recorded by python3: quicker than the reference build.
# Module: mpmath
from mpmath import mp, mpf, mpc, pi, e, sqrt, quad, findroot, zeta, gamma, matrix, lu_solve, nsum, inf, sin, exp, diff, taylor, besselj, identify

mp.dps = 50
print(pi, e, sqrt(2))
print(quad(lambda t: exp(-t**2), [-inf, inf]), sqrt(pi))
mp.dps = 25
print(findroot(lambda t: t**3 - 2, 1), zeta(3), gamma(mpf(1) / 3), mpc(1, 2) ** mpc(0, 1))
print(nsum(lambda k: 1 / k**2, [1, inf]), diff(sin, 1), taylor(exp, 0, 4), besselj(0, 1))
a = matrix([[1, 2], [3, 4]])
print(a ** -1, lu_solve(a, matrix([1, 2])))
print(identify(mpf("1.618033988749894848204586834365638117720309179805762862135"), ["sqrt(5)"]), mpf("1e-1000") * 3, mp)
