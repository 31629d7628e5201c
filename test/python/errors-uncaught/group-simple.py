# An uncaught exception group draws its tree.
def fail(kind, *args):
    raise kind(*args)


def collect():
    errors = []
    for kind, args in [(ValueError, ("bad value",)), (TypeError, ()), (KeyError, ("k",))]:
        try:
            fail(kind, *args)
        except Exception as e:
            errors.append(e)
    raise ExceptionGroup("several things failed", errors)


collect()
