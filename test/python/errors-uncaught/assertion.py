# assert: with and without message, tuple message, message expression failing.
import traceback


def show(f):
    try:
        f()
    except Exception:
        traceback.print_exc(limit=-1)


def plain():
    x = 1
    assert x == 2


def message():
    assert not "text", ("a", "tuple")


def failing():
    assert 0, 1 / 0


def multi():
    assert isinstance(5, str) and \
        True, f"{5!r} is no str"


for f in (plain, message, failing, multi):
    show(f)
assert [] or None, """long
message"""
