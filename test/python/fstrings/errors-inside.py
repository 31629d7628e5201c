# Errors raised inside f-string fields: carets point at the expression.
import traceback


def show(f):
    try:
        f()
    except Exception:
        traceback.print_exc(limit=-1)


x, name = 0, "n"
show(lambda: f"value: {1 / x} end")
show(lambda: f"a {name} b {undefined_var!r:>{10}} c")
show(lambda: f"{name:d}")
show(lambda: f"{name:{width}}")
show(lambda: f"{name.missing.attr}" + f"{x}")
show(lambda: f"{'nested'} {f"{name[10]}"}")
show(lambda: f"""multi
{name}
{x['k']}
""")
show(lambda: f"{[1, 2][5]=}")
show(lambda: f"{name:{'>'}{-1}}")
show(lambda: "%s %d" % (name, name))
show(lambda: "{} {}".format(1))
show(lambda: f"{(lambda: 1 / 0)()}")
