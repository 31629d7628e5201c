# States of ordinary and less ordinary objects, in the same and in other orders; tuples that hold themselves or are shared.
import pickle
import pickletools


class Plain:
    pass


class Clash:
    kind = "class"
    limit = 7

    @property
    def size(self):
        return "property"


class Watched:
    def __setattr__(self, name, value):
        print("set", name)
        object.__setattr__(self, name, value)

    def __getattr__(self, name):
        print("get", name)
        raise AttributeError(name)


class Restored:
    def __setstate__(self, state):
        self.restored = sorted(state)


class Numbers(list):
    pass


class Table(dict):
    pass


class Slots:
    __slots__ = ("a", "b", "__dict__")


def made(cls, **attributes):
    o = cls()
    o.__dict__.update(attributes)
    return o


objects = [
    made(Plain, x=1, y=2),
    made(Plain, x=3, y=4),
    made(Plain, y=5, x=6),
    made(Plain, x=7),
    made(Plain),
    made(Plain, x=8, y=9, z=10),
    made(Clash, a=1),
    made(Clash, a=1, kind="own", limit=8),
    made(Clash, a=1, size=3),
    made(Plain, x=11, y=12),
    made(Watched, p=1, q=2),
    made(Restored, m=1, n=2),
    made(Numbers, name="list"),
    made(Table, name="dict"),
    made(Slots, c=3),
    made(Plain, **{"not a name": 1, "ä": 2, "__class__x": 3}),
]
objects[-2].a = 1
objects[12].extend([1, 2, 3])
objects[13].update(k=1)
for protocol in range(6):
    data = pickle.dumps(objects if protocol > 1 else objects[:14] + [objects[0], objects[15]], protocol)
    back = pickle.loads(data)
    print(protocol, len(data))
    for o in back:
        print("  ", type(o).__name__, o.__dict__, list(o) if isinstance(o, (list, dict)) else "", getattr(o, "kind", None), getattr(o, "size", None))
    if protocol > 1:
        print("  ", back[-2].a, hasattr(back[-2], "b"), back[7].limit, back[6].limit)

# The class changes between two pickles, and while one is read.
data = pickle.dumps([made(Plain, x=1, y=2)] * 2 + [made(Plain, x=3, y=4)])
Plain.x = property(lambda self: "hidden")
print([o.x for o in pickle.loads(data)], [o.__dict__ for o in pickle.loads(data)])
del Plain.x
print([o.x for o in pickle.loads(data)])


class Changer:
    def __reduce__(self):
        return change, ()


def change():
    Plain.__setstate__ = lambda self, state: self.__dict__.update(changed=state)
    return "changed"


data = pickle.dumps([made(Plain, x=1), Changer(), made(Plain, x=2)])
print([getattr(o, "__dict__", o) for o in pickle.loads(data)])
del Plain.__setstate__

# Tuples.
inner = []
loop = (inner, "text", 1.5)
inner.append(loop)
shared = (1, 2)
deep = ((((shared,), shared), [shared]), {"k": shared})
wide = tuple(range(6)) + (shared, [])
wide[-1].append(wide)
o = Plain()
o.loop = (o, (o,), [o])
key = {}
keyed = (key, 1, 2, 3)
key["self"] = keyed
for value in (loop, inner, deep, wide, o.loop, keyed, (None, True, "a", "a", b"", ()), ("\U0001f600", "\U0001f600"), ({1}, frozenset([(1, 2)]))):
    for protocol in range(6):
        data = pickle.dumps(value, protocol)
        back = pickle.loads(data)
        print(protocol, len(data), [op.name for op, _, _ in pickletools.genops(data)][-12:], type(back).__name__)
back = pickle.loads(pickle.dumps(loop))
print(back[0][0] is back, back[1:])
back = pickle.loads(pickle.dumps(wide))
print(back[-1][0] is back, back[6])
back = pickle.loads(pickle.dumps(deep))
print(back[0][0][0][0] is back[0][0][1] is back[0][1][0] is back[1]["k"])
floats = [0.0, -0.0, 1.5, -1e300, 5e-324, float("inf"), float("-inf"), 0.1]
print(pickle.dumps(floats), pickle.loads(pickle.dumps(floats)))
texts = ["", "a" * 255, "b" * 256, "ä" * 127, "ä" * 128, "\ud800", "x" * 70000, "y" * 70000]
for protocol in (1, 2, 4, 5):
    data = pickle.dumps(texts * 2, protocol)
    print(protocol, len(data), pickle.loads(data) == texts * 2)
