# raise ... from: the cause is printed first.
class AppError(Exception):
    pass


def load(name):
    try:
        return {"a": 1}[name]
    except KeyError as e:
        raise AppError(f"cannot load {name!r}") from e


def main():
    try:
        load("b")
    except AppError as e:
        raise RuntimeError("start failed") from e


main()
