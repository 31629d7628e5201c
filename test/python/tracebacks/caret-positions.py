# Which part of the line gets carets: attribute, call, subscript, operators; when none are shown.
import traceback
class N:
    v = None
    def m(self): return self
n = N()
d = {"k": n}
tests = [
    lambda: n.v.x,
    lambda: n.m().m().v(),
    lambda: d["k"].v["q"],
    lambda: n.m().q.z,
    lambda: (n.v).x + 1,
    lambda: f(n.v, n.m().zz),
    lambda: n.v + n.v,
    lambda: 1 + (2 * n.v) - 3,
    lambda: not n.v.y,
    lambda: n.v if n.q else 1,
    lambda: [n.v, n.w],
    lambda: {n.w: 1},
    lambda: d["x"]["y"],
    lambda: d["k"]["y"],
    lambda: n.v[0][1],
    lambda: (lambda: n.zz)(),
    lambda: n.m()   .   nope,
    lambda: n . v ( 1 ),
    lambda: d [ "z" ],
    lambda: n.v < 5 < 6,
    lambda: n.v in n.v,
    lambda: -n.v,
    lambda: n.v @ 3,
    lambda: "%d" % n.v,
    lambda: f"{n.q}",
    lambda: print(*n.v),
    lambda: print(**n.v),
    lambda: [*n.v],
    lambda: n.v(n.v)(n.v),
]
for t in tests:
    try: t()
    except Exception: traceback.print_exc(limit=-1)
