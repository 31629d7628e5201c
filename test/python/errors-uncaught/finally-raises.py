# finally that raises: the first error is the context.
def risky():
    try:
        raise ValueError("first")
    finally:
        raise KeyError("second")


def twice():
    try:
        risky()
    finally:
        int("third")


twice()
