# Carets under subscripts and calls: ~^^^ and ~~^^^.
import traceback


def show(f):
    try:
        f()
    except Exception:
        traceback.print_exc()


d, lst, n = {"a": {"b": None}}, [1, [2]], None
show(lambda: d["a"]["b"]["c"])
show(lambda: lst[1][5] + 1)
show(lambda: lst[lst[0]][0]["x"])
show(lambda: n(1, 2)(3))
show(lambda: d["a"].get("b")(1))
show(lambda: len(5) + len("x"))
show(lambda: max(*[1], "a", key=None))
show(lambda: d["a"].missing.more)
show(lambda: (lambda: 1 / 0)())
show(lambda: print(d["zz"], end=d["a"]))
show(lambda: lst[1:"x"])
show(lambda: [][0:1][0] + {}[
    "k"])
int("x" + "y", base=(10)).real
