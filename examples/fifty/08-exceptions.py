# 8. try, except, else, finally; raising, chaining and grouping.
def divide(a, b):
    try:
        result = a / b
    except ZeroDivisionError as error:
        print("except:", error)
        result = None
    except (TypeError, ValueError) as error:
        print("except tuple:", error)
        result = "type"
    else:
        print("else")
    finally:
        print("finally")
    return result


print(divide(6, 3), divide(1, 0), divide("a", 1))


class ConfigError(Exception):
    def __init__(self, key):
        super().__init__(f"missing setting {key!r}")
        self.key = key


def setting(settings, key):
    try:
        return settings[key]
    except KeyError as error:
        raise ConfigError(key) from error


try:
    setting({}, "port")
except ConfigError as error:
    error.add_note("look into config.toml")
    print(error, error.key, repr(error.__cause__), error.__notes__)
try:
    raise ExceptionGroup("several", [ValueError("a"), TypeError("b"), ValueError("c")])
except* ValueError as group:
    print("values:", [str(e) for e in group.exceptions])
except* TypeError as group:
    print("types:", [str(e) for e in group.exceptions])


def cleanup():
    try:
        return "returned"
    finally:
        print("finally runs before the caller gets it")


print(cleanup())
try:
    error
except NameError as e:
    print(e)
import traceback

try:
    setting({}, "host")
except ConfigError:
    print(traceback.format_exc().splitlines()[-1])
setting({"host": 1}, "user")
