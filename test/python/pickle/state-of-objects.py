# __reduce_ex__ and copies of objects whose state comes from different places.
import copy


class Plain:
    def __init__(self, **attributes):
        self.__dict__.update(attributes)


class Slotted:
    __slots__ = ("a", "b")


class Both(Slotted):
    pass


class Own(Plain):
    def __getstate__(self):
        return {"own": 1}


class Late(Plain):
    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return name


class Items(list):
    pass


class Table(dict):
    pass


class Mixed(Plain, list):
    pass


class Given(Plain):
    def __getnewargs__(self):
        return (1, 2)

    def __new__(cls, *args):
        return super().__new__(cls)


def show(x):
    func, args, state, items, pairs = x.__reduce_ex__(4)
    print(type(x).__name__, func.__name__, [getattr(a, "__name__", a) for a in args], state, items and list(items), pairs and list(pairs))
    for made in (copy.copy(x), copy.deepcopy(x)):
        print(type(made).__name__, made is x, getattr(made, "__dict__", None), list(made) if isinstance(made, (list, dict)) else None)


show(Plain())
show(Plain(x=1, y=[2]))
x = Plain(x=1)
x.__getstate__ = lambda: {"from": "instance"}
show(x)
s = Slotted()
s.b = 5
show(s)
b = Both()
b.a, b.c = 1, 2
show(b)
show(Own(x=1))
show(Late(x=1))
items = Items([1, [2]])
items.note = "n"
show(items)
table = Table(a=[1])
table.note = "n"
show(table)
mixed = Mixed(x=1)
mixed.append(7)
show(mixed)
show(Given(x=3))
for value in (iter([1]), (i for i in ()), len, object(), 5, range(3), memoryview(b"")):
    try:
        print(value.__reduce_ex__(4)[1:] if not isinstance(value, (int, type(len))) else value.__reduce_ex__(4))
    except TypeError as e:
        print(e)
Plain.__getstate__ = lambda self: "late"
print(Plain(x=1).__reduce_ex__(2)[2], Given().__reduce_ex__(2)[2])
del Plain.__getstate__
print(Plain(x=1).__reduce_ex__(2)[2])
