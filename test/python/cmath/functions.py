# cmath: functions at ordinary and special places, errors.
import cmath, math
def show(f, *args, **kw):
    try: r = f(*args, **kw)
    except Exception as e: print(type(e).__name__, e); return
    print(tuple(f"{p:.12g}" for p in ((r.real, r.imag) if isinstance(r, complex) else r if isinstance(r, tuple) else (r,))))
inf, nan = math.inf, math.nan
names = "acos acosh asin asinh atan atanh cos cosh exp log log10 sin sinh sqrt tan tanh phase polar".split()
points = [0j, -0.0 - 0j, 1, -1, 1j, -2j, 0.5 + 0.25j, -3 + 4j, 1e-320 + 0j, 1e300 - 1e300j, 750 + 1j, complex(inf, 1), complex(-inf, -0.0), complex(nan, 0), complex(1, inf), complex(inf, inf), complex(-inf, nan), complex(0, -inf), True, 2**70]
for n in names:
    for p in points: print(n, p, end=" "); show(getattr(cmath, n), p)
for r, phi in ((1, 0), (2, math.pi / 2), (inf, 1), (-inf, -2), (0, inf), (1, inf), (nan, 0), (inf, 0.0), (0, nan)): show(cmath.rect, r, phi)
show(cmath.log, 8, 2); show(cmath.log, 1j, -1); show(cmath.log, 0, 2); show(cmath.log, 2, 1)
print(cmath.isclose(1 + 1e-10j, 1), cmath.isclose(1, 1.1, abs_tol=0.2), cmath.isclose(complex(inf, 1), complex(inf, 1)), cmath.isclose(inf, 1), cmath.isnan(complex(0, nan)), cmath.isinf(complex(-inf, nan)), cmath.isfinite(1j))
show(cmath.isclose, 1, 1, rel_tol=-1); show(cmath.sqrt, "x"); show(cmath.rect, 1j, 2)
class Z:
    def __complex__(self): return 3 + 4j
class B:
    def __complex__(self): return 3
show(cmath.polar, Z()); show(cmath.sqrt, B()); print(cmath.pi, cmath.e, cmath.tau, cmath.inf, cmath.infj, cmath.nan, cmath.nanj)
