# Positions that span several lines.
import traceback


def show(f):
    try:
        f()
    except Exception:
        traceback.print_exc()


def f(*args):
    raise ValueError(
        "first line",
        *args
    )


def g():
    return (1
            + 2
            + f(
                1,
                2)
            + 3)


def h():
    x = [
        1,
        2,
        3 / 0,
    ]
    return x


def k():
    return {
        "a": 1,
        "b": [i / (i - 2)
              for i in range(5)],
    }


def m():
    assert (
        1 ==
        2
    ), "message " + \
        "continued"


def unicode():
    ñandú = "日本語" + "é" * 2 + 5 + "x"


for func in (g, h, k, m, unicode):
    show(func)
(lambda:
    undefined_one
    + 1)()
