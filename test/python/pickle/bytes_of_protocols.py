# The bytes of every protocol, for values of every kind.
import collections, decimal, pickle, pickletools, io


class Plain:
    def __init__(self, **kw):
        self.__dict__.update(kw)


class Slots:
    __slots__ = ("a", "b")


class New:
    def __new__(cls, *args, **kw):
        self = super().__new__(cls)
        self.got = (args, kw)
        return self

    def __getnewargs_ex__(self):
        return (1, 2), {"k": 3}


class Items(list):
    pass


class Pairs(dict):
    pass


class Text(str):
    pass


class Outer:
    class Inner:
        pass

    def method(self):
        pass


def function():
    pass


recursive = []
recursive.append((recursive,))
table = {}
table["self"] = table
slots = Slots()
slots.a = 1
items = Items([1, 2])
items.extra = 5
both = ["shared"]
values = [
    None, True, False, 0, 1, 255, 256, 65535, 65536, -1, 2**31 - 1, 2**31, -2**31, -2**31 - 1, 2**63, -2**63, 10**40,
    -10**40, 127 << 56, 128 << 56, 1 << 2047, 0.0, -0.0, 1.5, float("inf"), float("-inf"), 1e308, 3 + 4j,
    "", "abc", "a\\b\n\r\x00\x1a", "caf\xe9", "\u20ac", "\U0001f600", "\udc80", "x" * 256, "\xe9" * 200,
    b"", b"abc\xff", bytes(range(256)), b"y" * 300, bytearray(b"abc"), bytearray(),
    (), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4), [], [1], [1, 2], {}, {1: 2}, {1: 2, "a": "b"}, set(), {1}, frozenset(),
    frozenset([1]), recursive, table, [both, both], ("a", "a"), range(3), slice(1, 2), ..., NotImplemented, type(None),
    type(...), type(NotImplemented), int, len, "a".join, str.maketrans, dict.fromkeys, [].append, function, Plain, Outer.Inner,
    Outer.method, Outer().method, Plain(), Plain(a=1), Plain(a=1, b="a"), slots, New(1), items, Pairs(a=1), Text("t"),
    collections.OrderedDict(a=1), collections.Counter("ab"), collections.deque([1], 2), collections.defaultdict(list, a=[1]),
    ValueError("x"), KeyError("k"), decimal.Decimal("1.5"), map, Exception, object(), iter([1, 2]), iter((1,)), iter("ab"),
    enumerate([1]), reversed([1, 2]),
]
for value in values:
    for protocol in range(6):
        try:
            data = pickle.dumps(value, protocol)
        except Exception as e:
            print(protocol, type(e).__name__, str(e).split(" at 0x")[0])
            continue
        print(protocol, data if len(data) < 400 else (len(data), data[:60], data[-60:]))
        again = pickle.loads(data)
        if type(again) is not type(value):
            print("not the same type", type(again))
print(sum(pickle.dumps(list(range(3001)))), sum(pickle.dumps({i: i for i in range(2000)})), sum(pickle.dumps(set(range(1000)))))
big = ["%05d" % i for i in range(20000)] + ["x" * 70000, b"z" * 70000, bytearray(70000)]
for protocol in range(6):
    data = pickle.dumps(big, protocol)
    parts = []
    file = type("W", (), {"write": lambda self, b: parts.append(len(b))})()
    pickle.dump(big, file, protocol)
    print(protocol, len(data), sum(data), parts)
    assert pickle.loads(data) == big and pickle.load(io.BytesIO(data)) == big
