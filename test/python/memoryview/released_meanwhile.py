"""Views that are released by what is asked for an index, a value or a hash."""

import array


class Index:
    def __init__(self, n):
        self.n = n

    def __index__(self):
        m.release()
        return self.n

    def __float__(self):
        m.release()
        return 4.25

    def __bool__(self):
        m.release()
        return True


def view(fmt="B", shape=None):
    global m
    m = memoryview(bytearray(b"\xff" * 16))
    if shape or fmt != "B":
        m = m.cast(fmt, shape) if shape else m.cast(fmt)
    return m


def attempt(f):
    try:
        print(f())
    except (ValueError, BufferError, TypeError) as e:
        print(type(e).__name__, e)


def store(v, k, x):
    v[k] = x


attempt(lambda: view()[Index(4)])
attempt(lambda: list(view()[: Index(4)]))
attempt(lambda: list(view()[Index(4) : 6]))
attempt(lambda: view("B", (4, 4))[Index(1), 0])
attempt(lambda: view("B", (4, 4))[0, Index(1)])
attempt(lambda: store(view(), Index(4), 42))
attempt(lambda: store(view(), slice(Index(4)), b"spam"))
attempt(lambda: store(view("B", (4, 4)), (Index(1), 0), 42))
for fmt in "bhilq?BHILQfd":
    attempt(lambda: store(view(fmt), 0, Index(1)))


class E(array.array):
    def __hash__(self):
        m.release()
        return 1


m = memoryview(E("B", b"abc")).toreadonly()
attempt(lambda: hash(m))
attempt(lambda: hash(memoryview(bytearray(b"abc")).toreadonly()))


class S(bytes):
    def __len__(self):
        m.release()
        return 1


m = view()
attempt(lambda: m.hex(S(b":")))
m.release()
a, b = memoryview(b"\0\2\0").cast("?"), memoryview(b"\0\4\0").cast("?")
print(a == b, a.tolist() == b.tolist(), hash(a.cast("B")) == hash(b"\0\2\0"))
