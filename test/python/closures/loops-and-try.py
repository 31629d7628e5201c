# Variables captured in loops, with blocks, except clauses and finally.
funcs = []
for i in range(2):
    try:
        raise ValueError(i)
    except ValueError as e:
        funcs.append(lambda: e)
for f in funcs:
    try:
        f()
    except NameError as err:
        print(type(err).__name__, err)


def run():
    fs = []
    for i in range(3):
        try:
            if i == 1:
                continue
            fs.append(lambda: (i, done))
        finally:
            done = i
    return fs


print([f() for f in run()])


def with_exc():
    try:
        1 / 0
    except ZeroDivisionError as exc:
        def inside():
            return exc
        print(inside().args)
    try:
        inside()
    except NameError as e:
        print(e)


with_exc()


class Ctx:
    def __enter__(self):
        return "entered"

    def __exit__(self, *a):
        pass


def with_block():
    with Ctx() as c:
        f = lambda: c
    c = c.upper()
    return f()


print(with_block())


def while_walrus(it):
    fs = []
    while (v := next(it, None)) is not None:
        fs.append(lambda v=v: (v, inner()))
        def inner():
            return v
    return [f() for f in fs]


print(while_walrus(iter("ab")))


def matcher(x):
    match x:
        case {"k": [first, *rest]}:
            return lambda: (first, rest)
        case other:
            return lambda: other


print(matcher({"k": [1, 2, 3]})(), matcher(5)())
