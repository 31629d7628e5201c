# What goes wrong while pickling and unpickling: types, texts and notes.
import _pickle, copyreg, io, pickle


def show(f, *args, **kw):
    try:
        result = f(*args, **kw)
    except BaseException as e:
        text = str(e).split(" at 0x")
        print(type(e).__name__, text[0], text[1][text[1].index(">"):] if len(text) > 1 else "", getattr(e, "__notes__", None),
              type(e.__context__).__name__)
    else:
        print("ok", result)


class R:
    def __init__(self, value):
        self.value = value

    def __reduce_ex__(self, protocol):
        if isinstance(self.value, Exception):
            raise self.value
        return self.value


bad = lambda: 0
for value in (ValueError("x"), 3, (), (1,), (1, ()), (int, 3), (int, (), None, 3), (int, (), None, None, 3),
              (int, (), None, None, None, 3), (len, (bad,)), (bad, ()), (int, (), bad), "nope", (int, (), None, iter([bad])),
              (int, (), None, None, iter([(1, bad)])), (int, (), None, None, iter([1])), (int, (), 1, None, None, bad),
              (copyreg.__newobj__, ()), (copyreg.__newobj__, (1,)), (copyreg.__newobj__, (int,)),
              (copyreg.__newobj_ex__, (1,)), (copyreg.__newobj_ex__, (1, 2, 3)), (copyreg.__newobj_ex__, (R, 2, 3)),
              (copyreg.__newobj_ex__, (R, (), 3)), (copyreg.__newobj__, (R, bad))):
    show(pickle.dumps, R(value))
    if isinstance(value, tuple) and value and len(value) < 4:
        show(pickle.dumps, R(value), 2)
show(pickle.dumps, [1, (2, {3: bad})])
show(pickle.dumps, {bad: 1})
show(pickle.dumps, {bad})
show(pickle.dumps, frozenset([bad]))


def local():
    class L:
        pass
    return L


show(pickle.dumps, local())
show(pickle.dumps, local()())
show(pickle.dumps, iter(lambda: 1, 2))
show(pickle.dumps, (i for i in ()))
show(pickle.dumps, io)
R.__module__ = "no.such.module"
show(pickle.dumps, R)
R.__module__ = "math"
show(pickle.dumps, R)
R.__module__ = "__main__"
for data in (b"", b"Iab\n.", b"L5x\n.", b"Fab\n.", b"I1", b"\x95\0", b"q\0", b"(q\0", b"e", b"h\0.", b"?", b"\xff", b"Pabc\n.",
             b"P\xff\n.", b"K\1K\2R.", b"K\1)R.", b"K\1)\x81.", b"cbuiltins\nint\nK\2\x81.", b"cbuiltins\nint\n)K\2\x92.",
             b"cbuiltins\nxint\n.", b"cnosuch\nxint\n.", b"\x80\4\x8c\x08builtins\x8c\3a.b\x93.", b"K\1K\2\x93.", b"\x82\5.",
             b"\x82\0.", b"\x80\x07.", b"]K\1s.", b"](K\1u.", b"]K\1b.", b"Sab\n.", b"U\3ab\xff.", b"g-1\n", b"Np-1\n", b"gx\n",
             b"\x8b\xff\xff\xff\xff.", b"(K\1d.", b"\x97.", b"0", b"(1.", b"2", b"\x8c\1\xff.", b"\x8c\5abc.", b"T\xff\xff\xff\xff.",
             b"(.", b"V\\u12\n.", b"S'\\x1'\n.", b"t.", b"l.", b"o.", b"(o.",
             b"(icollections\nnope\n.", b"}K\1K\2s.", b"\x95\5\0\0\0\0\0\0\0.", b"N\x98.", b"]]s.", b"]NNu."):
    show(pickle.loads, data)
    show(pickle.load, io.BytesIO(data))
show(pickle.loads, b"\x97.", buffers=[])
show(pickle.loads, "x")
show(pickle.loads, 5)
show(pickle.dump, 1, 5)
show(pickle.load, 5)
show(pickle.dumps, 1, 9)
show(pickle.dumps, 1, "a")
show(pickle.dumps, 1, 3, buffer_callback=5)
show(pickle.dumps)
show(pickle.dumps, 1, 2, 3, 4)
show(pickle.loads, b"N.", nope=1)
show(pickle.PickleBuffer, 3)
show(pickle.dumps, pickle.PickleBuffer(b"a"), 4)
released = pickle.PickleBuffer(b"abc")
released.release()
show(memoryview, released)
show(released.raw)
show(pickle.PickleBuffer(memoryview(b"abcdef")[::2]).raw)
show(pickle.dumps, pickle.PickleBuffer(memoryview(b"abcdef")[::2]))


class NoInit(pickle.Pickler):
    def __init__(self):
        pass


class NoInitU(pickle.Unpickler):
    def __init__(self):
        pass


show(NoInit().dump, 1)
show(NoInitU().load)
p = pickle.Pickler(io.BytesIO())
u = pickle.Unpickler(io.BytesIO())
show(setattr, p, "memo", 3)
show(setattr, p, "memo", {1: 1})
show(setattr, u, "memo", 3)
show(setattr, u, "memo", {"a": 1})
show(setattr, u, "memo", {-1: 1})
show(delattr, p, "memo")
show(getattr, p, "dispatch_table")
show(setattr, p, "nope", 1)
show(pickle.Pickler)
show(pickle.Unpickler, 1, 2)
show(_pickle.UnpicklingError)
print(_pickle.UnpicklingError.__mro__, pickle.PickleError.__module__)
