# OSError's constructor picks subclasses by errno and formats its text; the numbers of the platform are not shown.
import errno
for args in ((), ("one",), (9001, "No such file"), (9002, "text", "file.txt"), (9003, "denied", "a", None, "b"), ("2", "str errno"), (9004, "x", b"bytes"), (1, 2, 3, 4, 5, 6), (errno.ENOENT, "m"), (errno.EACCES, "m"), (errno.EEXIST, "m"), (errno.EPIPE, "m"), (errno.ETIMEDOUT, "m"), (errno.EISDIR, "m"), (errno.ECONNRESET, "m")):
    try:
        e = OSError(*args)
        print(type(e).__name__, *(("m",) if args[1:] == ("m",) else (e, e.args, e.errno)), e.strerror, e.filename, e.filename2)
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
    print(str(e).split("] ")[1], e.errno == errno.ENOENT, e.filename)
raise PermissionError(13, "Permission denied", "secret.txt")
