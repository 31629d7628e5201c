# Floats as dict keys, hash equality with ints, ordering with nan.
inf, nan = float("inf"), float("nan")
print(hash(2.0) == hash(2), hash(1e20) == hash(10**20), hash(inf), hash(-inf), hash(0.0) == hash(-0.0) == 0, {1: "int", 1.0: "float"}, {2.5: 1}[2.5], len({nan, nan}), len({float("nan"), float("nan")}))
for a, b in ((1.0, 1), (1.5, 2), (nan, nan), (inf, 10**400), (-inf, -(10**400)), (0.1, 1 / 10), (2.0**60, 2**60 + 1), (1e300, 10**300), (-0.0, 0)):
    print(a, a == b, a != b, a < b, a <= b, a > b, a >= b)
print(sorted([2.5, 1, 3, 0.5, True, -inf, inf]), min(0.0, -0.0), max(-0.0, 0.0), min(-0.0, 0.0), [1.0, 2.0].index(2), [1, 2.0, 3].count(2), 3.0 in (1, 2, 3), 0.5 in range(2), 1.0 in range(2))
for f in (lambda: 1.5 < "x", lambda: 1.5 < None, lambda: 1.5 < 1j, lambda: [1.5] < ["x"], lambda: int(nan), lambda: int(inf), lambda: range(1.0), lambda: [1][0.0], lambda: "x" * 2.0, lambda: hex(1.0), lambda: chr(65.0), lambda: 1.5 & 1, lambda: round(1.5, 1.5)):
    try:
        f()
    except (TypeError, ValueError, OverflowError) as e:
        print(type(e).__name__, e)


class F(float):
    def __eq__(self, o): return "eq"
    def __hash__(self): return 42


print(F(1.5) == 2, 2 == F(1.5), hash(F(1.5)), F(1.5) + 1, F(1.5) < 2, repr(F(1.5)))
import math
print(math.isclose(0.1 + 0.2, 0.3), math.isclose(1e-10, 0), math.isclose(1, 1.1, rel_tol=0.1), math.isnan(nan), math.isinf(-inf), math.isfinite(1e308), math.copysign(1, -0.0), math.nextafter(1, 2), math.ulp(1.0))
print(1.0 is not 1, 1.0 == True, 1.1 == "1.1", not 0.0, bool(nan), 0.1 in [1 / 10], (0.1, 0.2) < (0.1, 0.3), [nan] == [float("nan")], divmod(inf, 1) if False else "-")
