# 28. The with statement makes sure that a resource is released after use.
import io
import os
import tempfile

path = os.path.join(tempfile.gettempdir(), "with_example.txt")
with open(path, "w") as file:
    file.write("line 1\nline 2\n")
print(file.closed)
with open(path) as file:
    print([line.rstrip() for line in file])
try:
    file.read()
except ValueError as error:
    print(error)
try:
    with open(path) as file:
        raise RuntimeError("while open")
except RuntimeError:
    print("closed all the same:", file.closed)
with open(path) as source, io.StringIO() as target:
    target.write(source.read().upper())
    print(repr(target.getvalue()))
os.remove(path)
try:
    with open(path) as file:
        print("never")
except FileNotFoundError as error:
    print(type(error).__name__, os.path.basename(error.filename))


class Manual:
    def __enter__(self):
        return "the value bound by as"

    def __exit__(self, *details):
        print("details", details[0])


with Manual() as value:
    print(value)
# What the with statement does, written out:
manager = Manual()
enter, leave = type(manager).__enter__, type(manager).__exit__
value = enter(manager)
try:
    print(value)
except BaseException as error:
    if not leave(manager, type(error), error, error.__traceback__):
        raise
else:
    leave(manager, None, None, None)
with (
    Manual() as first,
    Manual() as second,
):
    print(first == second)
