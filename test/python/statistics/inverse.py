# _statistics: quantiles of the normal distribution.
from statistics import NormalDist
from _statistics import _normal_dist_inv_cdf as inv
print([inv(p, 0.0, 1.0) for p in (1e-300, 1e-9, 0.01, 0.074, 0.075, 0.2, 0.5, 0.7, 0.925, 0.99, 1 - 1e-12)], inv(0.3, 5, 2))
for a in ((0.0, 0, 1), (1.0, 0, 1), (-1, 0, 1), (0.5, 0, 0), ("x", 0, 1)):
    try: print(inv(*a))
    except Exception as e: print(type(e).__name__, e)
print(NormalDist(100, 15).quantiles(4), NormalDist.from_samples([1, 2, 3, 4]).inv_cdf(0.9))
