# Arrays: items, slices, text, classes, the buffer protocol.
from ctypes import *
import array
import copy
import pickle


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


Shorts = c_short * 4
a = Shorts(1, 2, 3)
print(len(a), a[:], a[0], a[-1], a[1:3], a[::-1], a[::2], list(reversed(a)), 2 in a, sum(a))
a[0:2] = [7, 8]
a[::3] = (1, c_short(2))
a[-2] = 5
print(a[:], sizeof(a), alignment(a), Shorts._length_, Shorts._type_, bytes(a))
print(Shorts is c_short * 4, 4 * c_short is Shorts, ARRAY(c_short, 4) is Shorts, Shorts.__name__)
for key in (4, -5, "a", 1.5, None):
    show(lambda: a[key])
    show(lambda: a.__setitem__(key, 1))
show(lambda: a.__setitem__(0, "a"))
show(lambda: a.__setitem__(0, c_double(4)))
show(lambda: a.__setitem__(slice(0, 2), [1]))
show(lambda: a.__setitem__(slice(0, 2), 3))
show(lambda: a.__delitem__(0))
show(lambda: Shorts(1, 2, 3, 4, 5))
show(lambda: Shorts("a"))
show(lambda: c_short * -1)
show(lambda: c_short * "a")
show(lambda: c_short * 1.5)
print((c_short * 0)()[:], sizeof(c_short * 0))

grid = (c_short * 2 * 3)((1, 2), (3, 4))
grid[2][1] = 9
grid[0] = (5, 6)
print([row[:] for row in grid], grid[1]._b_base_ is grid, memoryview(grid).shape, memoryview(grid).format)
show(lambda: grid.__setitem__(0, 3))
show(lambda: grid.__setitem__(0, (1, 2, 3)))
show(lambda: grid.__setitem__(0, ("x",)))

text = create_string_buffer(b"hello", 10)
print(text.value, text.raw, len(text), text[1], text[1:3], text[::-1])
text.value = b"abc"
text[3] = 68
text[4:6] = b"EF"
print(text.value, text.raw)
text.raw = memoryview(b"xyz")
print(text.value)
show(lambda: setattr(text, "value", b"12345678901"))
show(lambda: setattr(text, "value", "text"))
show(lambda: setattr(text, "raw", "text"))
show(lambda: setattr(text, "raw", b"12345678901"))
show(lambda: delattr(text, "value"))
show(lambda: delattr(text, "raw"))
show(lambda: create_string_buffer("text"))
show(lambda: create_string_buffer(b"text", 2))
show(lambda: (c_char * 3)(b"abc"))
print(create_string_buffer(3).raw, create_string_buffer(b"").raw)

wide = create_unicode_buffer("h\xe9\u20ac", 6)
print(ascii(wide.value), len(wide), wide[0], ascii(wide[1:3]))
wide.value = "abcdef"
print(wide.value)
show(lambda: setattr(wide, "value", "abcdefg"))
show(lambda: setattr(wide, "value", b"x"))
show(lambda: delattr(wide, "value"))
show(lambda: wide.raw)

strings = (c_char_p * 2)(b"a")
print(strings[0], strings[1], strings._objects)
strings[1] = b"b"
print(strings[:], strings._objects)
objects = (py_object * 2)(1, [2])
print(objects[0], objects[1], objects._objects)

for body in (
    {},
    {"_length_": 3},
    {"_length_": "a", "_type_": c_short},
    {"_length_": -1, "_type_": c_short},
    {"_length_": 2**70, "_type_": c_short},
    {"_length_": 3, "_type_": int},
):
    show(lambda: type("Bad", (Array,), body))
show(lambda: Array())


class Triple(Array):
    _type_ = c_double
    _length_ = 3

    @property
    def total(self):
        return sum(self)


print(Triple(1, 2, 3).total, Array[int], Triple.mro())

source = array.array("h", [1, 2, 3, 4])
shared = Shorts.from_buffer(source)
shared[0] = 100
source[1] = 200
print(shared[:], source, list(shared._objects))
print((c_short * 2).from_buffer(source, 4)[:])
data = bytearray(4)
held = c_short.from_buffer(data, 2)
held.value = 258
print(data, held.value)
show(lambda: data.append(1))
print(Shorts.from_buffer_copy(bytes(range(8)))[:])
for make, *args in (
    (Shorts.from_buffer, b"12345678"),
    (Shorts.from_buffer, bytearray(7)),
    (Shorts.from_buffer, bytearray(8), -1),
    (Shorts.from_buffer, bytearray(8), 1),
    (Shorts.from_buffer, memoryview(bytearray(16))[::2]),
    (Shorts.from_buffer, 5),
    (Shorts.from_buffer_copy, b"1234567"),
    (Shorts.from_buffer_copy, b"12345678", -1),
    (Shorts.from_buffer_copy, 5),
    (Array.from_buffer, bytearray(8)),
):
    show(lambda: make(*args))

view = memoryview(a)
print(view.format, view.itemsize, view.shape, view.strides, view.nbytes, view.readonly, view.ndim)
view.cast("B")[0] = 77
print(a[0], bytes(view.cast("B"))[:2])
show(lambda: view[0])
print(memoryview(c_short()).shape, memoryview(c_short()).ndim)

print(copy.copy(a)[:], copy.deepcopy(a)[:], pickle.loads(pickle.dumps(c_short(4))).value, c_short(4).__reduce__()[1][1])
show(lambda: pickle.dumps(c_char_p(b"a")))
show(lambda: pickle.dumps((POINTER(c_short) * 2)()))
show(lambda: c_short().__setstate__())
show(lambda: c_short().__setstate__(3, b""))

resize(a, 16)
print(sizeof(a), len(a), a[:])
show(lambda: resize(a, 2))
show(lambda: resize(shared, 100))
