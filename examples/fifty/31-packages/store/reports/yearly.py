from .monthly import title as _monthly


def title():
    return "yearly from " + _monthly()
