# 16. Context managers acquire in __enter__ and release in __exit__, whatever happens between.
from contextlib import contextmanager


class Resource:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        print("acquire", self.name)
        return self

    def __exit__(self, kind, value, traceback):
        print("release", self.name, "after", kind.__name__ if kind else "success")
        return False


with Resource("file") as r:
    print("using", r.name)
try:
    with Resource("socket"):
        raise ValueError("broken")
except ValueError as error:
    print("propagated:", error)


def early():
    with Resource("in function"):
        return "value"


print(early())
with Resource("a") as a, Resource("b") as b:
    print(a.name + b.name)


class Suppress:
    def __enter__(self):
        pass

    def __exit__(self, kind, value, traceback):
        return kind is not None and issubclass(kind, KeyError)


with Suppress():
    {}["nothing"]
print("suppressed")


@contextmanager
def transaction(log):
    log.append("begin")
    try:
        yield log
    except Exception as error:
        log.append(f"rollback {error}")
    else:
        log.append("commit")


log = []
with transaction(log):
    log.append("insert")
with transaction(log):
    raise RuntimeError("no space")
print(log)
for item in range(3):
    with Resource(f"loop {item}"):
        if item == 0:
            continue
        break
try:
    with 5:
        pass
except TypeError as error:
    print(error)
