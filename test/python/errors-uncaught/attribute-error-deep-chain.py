# A long chain of causes and contexts, five deep, with functions of different depth.
def level(n):
    try:
        if n == 0:
            return {}["bottom"]
        return level(n - 1)
    except LookupError as e:
        if n % 2:
            raise IndexError(f"level {n}") from e
        raise KeyError(f"level {n}")


try:
    level(1)
except LookupError as e:
    print(repr(e), repr(e.__cause__), repr(e.__context__))
level(3)
