# contextmanager: errors before, inside and after the yield.
from contextlib import contextmanager


@contextmanager
def phase(fail):
    if fail == "before":
        raise RuntimeError("before the yield")
    try:
        yield fail
    finally:
        if fail == "after":
            raise RuntimeError("after the yield")


for kind in ("none", "before", "after"):
    try:
        with phase(kind) as p:
            print("body", p)
    except RuntimeError as e:
        print(e)
try:
    with phase("after"):
        raise ValueError("body")
except RuntimeError as e:
    print(repr(e.__context__))
with phase("none"):
    [].remove("from the body")
