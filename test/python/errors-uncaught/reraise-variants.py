# Bare raise, raise e, raise from inside another handler: what each adds to the traceback.
def f():
    raise ValueError("from f")


def bare():
    try:
        f()
    except ValueError:
        raise


def named():
    try:
        bare()
    except ValueError as e:
        raise e


def with_tb():
    try:
        named()
    except ValueError as e:
        tb = e.__traceback__
        n = 0
        while tb:
            n, tb = n + 1, tb.tb_next
        print("entries", n)
        raise e.with_traceback(None)


def nested():
    try:
        with_tb()
    except ValueError:
        try:
            raise KeyError("other")
        except KeyError:
            pass
        raise


nested()
