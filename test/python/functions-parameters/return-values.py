# Return in odd places, implicit None, early exits from nested blocks.
def implicit():
    pass


def bare():
    return


def both(x):
    if x:
        return x


def loop():
    for i in range(10):
        while True:
            if i == 3:
                return "found", i
            break


def finally_wins():
    try:
        return "try"
    finally:
        return "finally"


def finally_keeps():
    x = ["before"]
    try:
        return x
    finally:
        x.append("mutated")
        x = None


def finally_loop():
    for i in range(3):
        try:
            return i
        finally:
            if i < 2:
                continue


def nested():
    try:
        try:
            return "inner"
        finally:
            1 / 0
    except ZeroDivisionError as e:
        return "outer", type(e.__context__)


print(implicit(), bare(), both(0), both(1), loop())
print(finally_wins(), finally_keeps(), finally_loop(), nested())


def tuple_returns():
    return 1, *(2, 3)


def conditional(x): return "a" if x else "b",


print(tuple_returns(), conditional(0))
print((lambda: (yield))().__class__.__name__)


def swallow():
    while True:
        try:
            raise ValueError
        finally:
            break
    return "swallowed"


print(swallow())


def with_return():
    class C:
        def __enter__(self): return self
        def __exit__(self, *a):
            print("exit", a)
            return True
    with C():
        return "from with"


print(with_return())
