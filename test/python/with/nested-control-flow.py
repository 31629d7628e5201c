# Leaving with blocks by return, break, continue, exceptions; value of return computed before exit.
log = []


class C:
    def __init__(self, n): self.n = n
    def __enter__(self): log.append(f"+{self.n}"); return self
    def __exit__(self, kind, *a):
        log.append(f"-{self.n}{'!' if kind else ''}")
        self.n = "closed"


def show(*v):
    print(*v, " ".join(log))
    log.clear()


def ret():
    with C(1) as c:
        return c.n


show(ret())


def nested():
    for i in range(3):
        with C(i):
            for j in range(3):
                with C(f"{i}{j}"):
                    if j == 1: break
            else:
                log.append("else")
            if i == 1: continue
            log.append(f"end{i}")
        if i == 2: break
    return "done"


show(nested())


def try_in_with():
    with C("w"):
        try:
            return "from try"
        finally:
            log.append("finally")


def with_in_finally():
    try:
        raise ValueError("v")
    finally:
        with C("f"):
            log.append("in")


def with_in_except():
    try:
        1 / 0
    except ZeroDivisionError as e:
        with C("e"):
            raise KeyError("new") from e


show(try_in_with())
for f in (with_in_finally, with_in_except):
    try:
        f()
    except Exception as e:
        show(repr(e), repr(e.__cause__), repr(e.__context__))


def gen():
    with C("g"):
        yield 1
        yield 2


g = gen()
next(g)
g.close()
show("closed")
for _ in gen():
    break
del _
show("loop left")
def while_with():
    n = 3
    while n:
        with C(n):
            n -= 1
            if n == 1: continue
            log.append(f"n{n}")
    else:
        with C("else"): pass
    return n
show(while_with())
x = [C("k")]
with x[0] as x[0].m:
    show(x[0].m is x[0])
show()
