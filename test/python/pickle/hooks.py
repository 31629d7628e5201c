# persistent ids, dispatch tables, reducer_override, find_class, the memo, buffers out of band, extension codes.
import collections, copyreg, io, pickle


class Ref:
    def __init__(self, key):
        self.key = key


class P(pickle.Pickler):
    def persistent_id(self, obj):
        return ("ref", obj.key) if isinstance(obj, Ref) else None


class U(pickle.Unpickler):
    def persistent_load(self, pid):
        return f"loaded {pid}"


for protocol in range(6):
    f = io.BytesIO()
    p = P(f, protocol)
    p.dump([Ref(1), Ref("a"), 3])
    print(f.getvalue())
    print(U(io.BytesIO(f.getvalue())).load())
f = io.BytesIO()
p = pickle.Pickler(f)
p.persistent_id = lambda obj: "int" if obj == 3 else None
p.dump([3, 4])
u = pickle.Unpickler(io.BytesIO(f.getvalue()))
u.persistent_load = lambda pid: pid * 2
print(u.load())
del p.persistent_id
print(p.persistent_id(5))


class Super(pickle.Pickler):
    def persistent_id(self, obj):
        print("asked", obj)
        return super().persistent_id(obj)


Super(io.BytesIO()).dump((1, "a"))


class Override(pickle.Pickler):
    def reducer_override(self, obj):
        if isinstance(obj, type) and obj.__name__ == "Local":
            return type, ("Local", (), {"made": True})
        return NotImplemented


class Local:
    pass


f = io.BytesIO()
Override(f).dump([Local, int, 5, Ref(2)])
print(pickle.loads(f.getvalue())[0].made)


class Other:
    pass


def reduce_other(obj):
    return str, ("other",)


class Table(pickle.Pickler):
    dispatch_table = collections.ChainMap({Other: reduce_other}, copyreg.dispatch_table)


f = io.BytesIO()
Table(f).dump([Other(), 1j])
print(pickle.loads(f.getvalue()))
f = io.BytesIO()
p = pickle.Pickler(f)
p.dispatch_table = {Other: reduce_other}
p.dump(Other())
print(pickle.loads(f.getvalue()))
copyreg.pickle(Other, reduce_other)
print(pickle.loads(pickle.dumps(Other())))


class Finder(pickle.Unpickler):
    def find_class(self, module, name):
        print("find", module, name)
        return super().find_class(module, name)


for protocol in (0, 2, 3, 4):
    print(Finder(io.BytesIO(pickle.dumps([range(2), collections.Counter], protocol))).load())
print(pickle.loads(b"c__builtin__\nxrange\n(I1\nI3\ntR."), pickle.loads(b"c__builtin__\nunicode\n."))
try:
    pickle.loads(b"c__builtin__\nunicode\n.", fix_imports=False)
except ImportError as e:
    print(e)
print(pickle.loads(b"U\2\xc3\xa9.", encoding="utf-8"), pickle.loads(b"U\2\xc3\xa9.", encoding="bytes"),
      pickle.loads(b"U\2\xc3\xa9.", errors="replace"), pickle.loads(b"S'a\\x41\\n'\n."))

f = io.BytesIO()
p = pickle.Pickler(f)
shared = ["x"]
p.dump(shared)
p.dump(shared)
print(f.getvalue(), sorted(v[0] for v in p.memo.copy().values()))
p.clear_memo()
p.dump(shared)
u = pickle.Unpickler(io.BytesIO(f.getvalue()))
a, b = u.load(), u.load()
print(a is b, u.memo.copy(), u.load())
p.fast = 1
f.seek(0)
f.truncate()
p.dump([shared, shared])
print(f.getvalue(), p.fast, p.bin)

buffers = []
data = pickle.dumps([pickle.PickleBuffer(b"abc"), pickle.PickleBuffer(bytearray(b"def"))], 5, buffer_callback=buffers.append)
print(data, [bytes(b) for b in buffers])
print([bytes(b) for b in pickle.loads(data, buffers=buffers)])
print([bytes(b) for b in pickle.loads(data, buffers=[bytearray(b"1"), b"2"])])
print(pickle.loads(pickle.dumps([pickle.PickleBuffer(b"abc"), pickle.PickleBuffer(bytearray(b"def"))])))
kept = pickle.dumps(pickle.PickleBuffer(b"in"), 5, buffer_callback=lambda b: True)
print(kept)
with pickle.PickleBuffer(memoryview(b"abcd").cast("H")).raw() as m:
    print(m.format, m.itemsize, m.tolist(), m.readonly, type(m.obj))

copyreg.add_extension("__main__", "Ref", 200)
print(pickle.dumps(Ref, 2), pickle.dumps(Ref, 5), pickle.loads(pickle.dumps(Ref, 2)) is Ref)
copyreg.remove_extension("__main__", "Ref", 200)


class State:
    def __getstate__(self):
        return {"a": 1}

    def __setstate__(self, state):
        self.got = state


class Appender:
    def __init__(self):
        self.items = []

    def append(self, item):
        self.items.append(item)

    def __reduce__(self):
        return Appender, (), None, iter("abc")


class Setter:
    def __reduce__(self):
        return Setter, (), {"z": 1}, None, None, set_state


def set_state(obj, state):
    obj.by_setter = state


print(pickle.loads(pickle.dumps(State())).got, pickle.loads(pickle.dumps(Appender())).items,
      pickle.loads(pickle.dumps(Setter())).by_setter)
for cls in (pickle.Pickler, pickle.Unpickler):
    print(sorted(k for k in vars(cls) if k != "__doc__"))
