# Instance and class dicts, vars(), dir(), hasattr, setattr with odd names, deletion.
class A:
    shared = []

    def __init__(self):
        self.own = 1


a, b = A(), A()
a.shared.append(1)
b.shared = "b's"
print(a.shared, b.shared, A.shared, a.__dict__, b.__dict__)
del b.shared
print(b.shared)
try:
    del b.shared
except AttributeError as e:
    print(e)
setattr(a, "not an identifier", 5)
setattr(a, "", 6)
print(vars(a), getattr(a, ""), hasattr(a, "nope"), getattr(a, "nope", "default"))
for f in (lambda: a.nope, lambda: A.nope, lambda: getattr(a, "x"), lambda: (5).x, lambda: None.x, lambda: setattr(5, "x", 1),
          lambda: setattr(a, 5, 1), lambda: getattr(a, 5), lambda: hasattr(a, 5), lambda: delattr(a, "zz"), lambda: setattr(object(), "x", 1),
          lambda: [].append.x, lambda: setattr(len, "x", 1), lambda: setattr(int, "x", 1), lambda: delattr(int, "real"), lambda: vars(5), lambda: (lambda: 0).nope):
    try:
        print(f())
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)
a.__dict__["direct"] = "d"
print(a.direct)
a.__dict__ = {"replaced": 1}
print(a.replaced, hasattr(a, "own"))
try:
    a.__dict__ = 5
except TypeError as e:
    print(e)
del a.__dict__
print(a.__dict__)
try:
    A.__dict__["x"] = 1
except TypeError as e:
    print(e)
print(type(A.__dict__).__name__, "shared" in A.__dict__)
print([n for n in dir(b) if not n.startswith("__")])


class D:
    def __dir__(self):
        return ["z", "a", "z"]


print(dir(D()))


class BadDir:
    def __dir__(self):
        return 5


try:
    dir(BadDir())
except TypeError as e:
    print(e)
d = {}
x = A()
x.__dict__ = d
d["late"] = "seen"
print(x.late, x.__dict__ is d)
x.__dict__[5] = "int key"
print(vars(x))
