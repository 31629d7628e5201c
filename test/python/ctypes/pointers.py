# Pointers: contents, items, slices, casts, memory functions.
from ctypes import *
import ctypes


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


P = POINTER(c_short)
print(P, P is POINTER(c_short), c_short.__pointer_type__ is P, POINTER(None) is c_void_p, P.mro()[1:])
n = c_short(3)
p = pointer(n)
print(p[0], p.contents.value, p.contents is n, bool(p), bool(P()), p._objects)
p[0] = 9
p.contents.value += 1
print(n.value)
p.contents = c_short(8)
print(p[0], n.value, P()._objects)
for f in (
    lambda: P().contents,
    lambda: P()[0],
    lambda: P(3),
    lambda: P(n, 4),
    lambda: p[:],
    lambda: p[1::-1],
    lambda: p[0:1:0],
    lambda: p["a"],
    lambda: p.__setitem__(0, "a"),
    lambda: p.__delitem__(0),
    lambda: setattr(p, "contents", 3),
    lambda: delattr(p, "contents"),
    lambda: len(p),
    lambda: POINTER(int),
    lambda: POINTER(Structure),
    lambda: type(P)("Bad", (P.__base__,), {"_type_": 3}),
    lambda: P.__base__(),
    lambda: type("Open", (P.__base__,), {})(),
):
    show(f)

for key in ("a", slice(0, 1)):
    try:
        p[key] = 0
    except TypeError as e:
        print(e)

a = (c_short * 5)(1, 2, 3, 4, 5)
q = cast(a, P)
print([q[i] for i in range(5)], q[:5], q[4:0:-2], q[1:4], q[2:2])
q[2] = 30
print(a[:], q._objects is a._objects, list(a._objects.values()) == [a])
middle = cast(addressof(a) + 4, P)
print(middle[0], middle[-1], middle[-2:3])
pp = pointer(p)
print(pp[0][0], pp.contents.contents.value)
pp[0] = pointer(c_short(7))
print(p[0])
print(cast(cast(c_char_p(b"hiho"), c_void_p), c_char_p).value, cast(b"text", POINTER(c_char))[1:3])
show(lambda: cast(a, 4))
show(lambda: cast(a, c_short))
show(lambda: cast(1.5, c_void_p))


class Node(Structure):
    _fields_ = [("data", P), ("text", c_char_p)]


node = Node(a, b"abc")
print(node.data[1], node.text, sorted(node._objects))
node.data = None
print(bool(node.data))
show(lambda: setattr(node, "data", 3))
show(lambda: setattr(node, "data", n))
show(lambda: setattr(node, "data", pointer(c_double(1))))
show(lambda: setattr(node, "data", (c_double * 2)()))

show(lambda: P.from_param(None))
print(P.from_param(p) is p, P.from_param(a) is a, type(P.from_param(n)), type(P.from_param(byref(n))))
for value in (3, c_double(1), byref(c_double(1)), pointer(c_double(1)), (c_double * 2)(), "x"):
    show(lambda: P.from_param(value))

other = c_short.from_address(addressof(n))
other.value = 55
print(n.value, other._b_needsfree_, other._objects)
show(lambda: c_short.from_address("a"))
part = c_short.from_buffer(a, 4)
print(part.value, addressof(part) - addressof(a))

text = create_string_buffer(b"hello", 10)
print(string_at(text), string_at(text, 8), string_at(addressof(text) + 1, 3), string_at(b"abc"), string_at(b"abc", 2))
print(memmove(text, b"HE", 2) == addressof(text), text.value)
memset(byref(text, 3), ord("x"), 4)
print(text.value)
print(wstring_at("wide"), wstring_at(create_unicode_buffer("wide"), 2))
view = memoryview_at(text, 5)
view[0] = 74
print(bytes(view), text.value, memoryview_at(text, 3, readonly=True).readonly, view.obj)
show(lambda: memoryview_at(text, -1))
show(lambda: string_at(1.5))
show(lambda: memmove(1))
show(lambda: memmove(text, b"", "b"))

Open = type("Open", (P.__base__,), {})
Open.set_type(c_short)
print(Open(n)[0])
show(lambda: Open.set_type(3))
show(lambda: p.__reduce__())
print(memoryview(p).format, sorted(set(dir(P)) - set(dir(object))))

import itertools

print(list(itertools.islice(q, 4)), 30 in q)
