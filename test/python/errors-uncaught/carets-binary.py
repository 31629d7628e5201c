# Carets under the failing operator: ~~^~~.
import traceback


def show(f):
    try:
        f()
    except Exception:
        traceback.print_exc()


a, b, s, n = 1, 0, "s", None
show(lambda: a + b / b * 3)
show(lambda: (a + 1) + s)
show(lambda: s + str(a) + (a + 2))
show(lambda: a // (b))
show(lambda: a @ b)
show(lambda: [1, 2] + (3,) + [4])
show(lambda: n ** 2 ** 3)
show(lambda: a << -1)
show(lambda: not a < s)
show(lambda: a in 5)
show(lambda: -s)
show(lambda: ~1.5)
result = (a +
          b) + s
