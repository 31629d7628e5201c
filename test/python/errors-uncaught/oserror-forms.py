# OSError's constructor picks subclasses by errno and formats its text.
for args in ((), ("one",), (2, "No such file"), (2, "text", "file.txt"), (13, "denied", "a", None, "b"), (17, "exists"), (32, "pipe"), (110, "timeout"), (9999, "unknown"), ("2", "str errno"), (2, "x", b"bytes"), (1, 2, 3, 4, 5, 6)):
    try:
        e = OSError(*args)
        print(type(e).__name__, e, e.args, e.errno, e.strerror, e.filename, e.filename2)
    except TypeError as t:
        print(t)


class My(OSError):
    def __init__(self, *a, extra=None):
        super().__init__(*a)
        self.extra = extra


m = My(2, "missing", extra=5)
print(type(m).__name__, m.errno, m.extra, m)
print(FileNotFoundError("x").errno, BlockingIOError(11, "b", 5).characters_written, ConnectionError.__mro__[1].__name__)
try:
    open("/no/such/folder/file.txt")
except FileNotFoundError as e:
    print(e, e.errno, e.filename)
raise PermissionError(13, "Permission denied", "secret.txt")
