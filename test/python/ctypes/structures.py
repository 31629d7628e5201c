# Structures and unions: fields, initialisers, inheritance, bit fields, anonymous parts, packing, byte order.
from ctypes import *
import _ctypes


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


class Point(Structure):
    _fields_ = [("x", c_short), ("y", c_short)]

    def __repr__(self):
        return f"Point({self.x}, {self.y})"


class Box(Structure):
    _fields_ = [("a", Point), ("b", Point), ("name", c_char * 6), ("scale", c_double)]


box = Box((1, 2), Point(3, 4), b"box", 1.5)
print(box.a, box.b, box.name, box.scale, sizeof(Box), alignment(Box))
box.a.x = 70
part = box.a
part.y = 80
print(box.a, part._b_base_ is box, part._b_needsfree_, bytes(box)[:8])
box.b = part
print(box.b, box._objects)
box.name = b"ab\0cd"
print(box.name, bytes(box)[8:14])
for field in (Point.x, Point.y, Box.b, Box.name, Box.scale):
    print(field, field.offset, field.size, field.name, field.type, field.bit_size, field.is_bitfield, field.is_anonymous)
print(memoryview(box).format, memoryview(Point()).format)
print(Point._fields_, sorted(set(dir(Point)) - set(dir(object))))

show(lambda: Box(1))
show(lambda: Box((1, 2, 3)))
show(lambda: Box(("x",)))
show(lambda: Point(1, 2, 3))
show(lambda: Point(1, x=2))
show(lambda: Point("a"))
show(lambda: setattr(box, "name", b"1234567"))
show(lambda: setattr(box, "name", "text"))
show(lambda: setattr(box, "a", 3))
show(lambda: setattr(box, "a", c_short(3)))
show(lambda: delattr(box, "scale"))
show(lambda: Point.x.__get__(5))
show(lambda: Point.x.__set__(5, 5))
show(lambda: Structure())
show(lambda: Union())


class Named(Point):
    _fields_ = [("z", c_short)]


named = Named(1, 2, z=3)
print(named, named.z, Named.z, sizeof(Named), isinstance(named, Point))
print(Named(x=5).x, Named(other=5).__dict__)


class Late(Structure):
    pass


print(sizeof(Late))
Late._fields_ = [("value", c_short), ("next", POINTER(Late))]
first, second = Late(1), Late(2)
first.next, second.next = pointer(second), pointer(first)
print(first.next.contents.value, first.next[0].next[0].value, sorted(first._objects))
show(lambda: setattr(Late, "_fields_", []))


class Used(Structure):
    pass


Used()
show(lambda: setattr(Used, "_fields_", []))
print(hasattr(Used, "_fields_"))
Self = type("Self", (Structure,), {})
show(lambda: setattr(Self, "_fields_", [("a", Self)]))


class Bits(Structure):
    _fields_ = [("a", c_short, 3), ("b", c_ushort, 7), ("c", c_byte), ("d", c_byte, 5), ("e", c_bool, 1)]


bits = Bits(1, 2, 3, 4, True)
bits.a, bits.b, bits.d = -1, 200, -9
print(bits.a, bits.b, bits.c, bits.d, bits.e, sizeof(Bits))
for name in "abcde":
    field = getattr(Bits, name)
    print(field, field.size, field.bit_offset)


class Byte(Union):
    class Parts(Structure):
        _fields_ = [("low", c_ubyte, 4), ("high", c_ubyte, 4)]

    _anonymous_ = ["parts"]
    _fields_ = [("parts", Parts), ("all", c_ubyte)]


byte = Byte(all=0xA5)
print(byte.low, byte.high, byte.parts.low, Byte.parts.is_anonymous, Byte.high)
byte.high = 3
print(hex(byte.all), memoryview(byte).format)


class Wrap(Structure):
    _anonymous_ = ("p",)
    _fields_ = [("n", c_short), ("p", Point)]


print(Wrap(1, (2, 3)).y, Wrap.y, Wrap.p)

for pack, layout in ((1, "ms"), (2, "ms"), (None, "gcc-sysv")):
    body = {"_layout_": layout, "_fields_": [("a", c_byte), ("b", c_double), ("c", c_short, 3), ("d", c_short, 15)]}
    if pack:
        body["_pack_"] = pack
    Packed = type("Packed", (Structure,), body)
    print(sizeof(Packed), alignment(Packed), Packed.b, Packed.c, Packed.d)
Aligned = type("Aligned", (Structure,), {"_align_": 16, "_fields_": [("a", c_byte)]})
print(sizeof(Aligned), alignment(Aligned))


class Big(BigEndianStructure):
    _fields_ = [("a", c_short), ("b", c_ushort, 3), ("c", c_ushort, 5), ("d", c_double), ("e", c_short * 2)]


big = Big(1, 2, 3, 1.0, (5, 6))
print(bytes(big), big.a, big.b, big.c, big.d, big.e[:], Big.a, Big.b, memoryview(big).format)
BigUnion = type("BigUnion", (BigEndianUnion,), {"_fields_": [("a", c_ushort), ("b", c_ubyte * 2)]})
print(BigUnion(a=0x0102).b[:])
show(lambda: type("Bad", (BigEndianStructure,), {"_fields_": [("a", c_void_p)]}))
print(LittleEndianStructure is Structure, LittleEndianUnion is Union)

for body in (
    {"_fields_": 3},
    {"_fields_": [3]},
    {"_fields_": [("a",)]},
    {"_fields_": [("a", int)]},
    {"_fields_": [(3, c_short)]},
    {"_fields_": [(b"a", c_short)]},
    {"_fields_": [("a", c_short, 17)]},
    {"_fields_": [("a", c_short, 0)]},
    {"_fields_": [("a", c_float, 3)]},
    {"_fields_": [("a", c_char, 3)]},
    {"_fields_": [("a", c_void_p, 3)]},
    {"_anonymous_": ["x"], "_fields_": [("a", c_short)]},
    {"_anonymous_": 3, "_fields_": [("a", c_short)]},
    {"_anonymous_": ["a"], "_fields_": [("a", c_short)]},
    {"_anonymous_": [3], "_fields_": [("a", c_short)]},
    {"_pack_": -1, "_layout_": "ms", "_fields_": [("a", c_short)]},
    {"_pack_": "a", "_layout_": "ms", "_fields_": [("a", c_short)]},
    {"_align_": -1, "_fields_": [("a", c_short)]},
    {"_layout_": "foo", "_fields_": [("a", c_short)]},
):
    show(lambda: type("Bad", (Structure,), body))
Abstract = type("Abstract", (Structure,), {"_abstract_": True, "_fields_": [("a", c_short)]})
show(lambda: Abstract())


class Slotted(Structure):
    __slots__ = ("x",)
    _fields_ = [("a", c_short)]


slotted = Slotted(3)
slotted.x = 4
print(slotted.x, slotted.a)
show(lambda: setattr(slotted, "z", 3))

Text = type("Text", (Structure,), {"_fields_": [("a", c_char * 4), ("b", c_wchar * 4)]})
text = Text(b"abcd", "wxyz")
print(text.a, text.b)
for name, value in (("a", b"abcde"), ("a", "x"), ("a", (c_char * 4)(b"a")), ("b", "abcde"), ("b", b"x")):
    show(lambda: setattr(text, name, value))

arguments = dict(name="a", type=c_short, byte_size=2, byte_offset=0, index=0, _internal_use=True)
print(_ctypes.CField(**arguments), _ctypes.CField.mro())
for change in (
    {"byte_size": 3},
    {"type": int},
    {"name": 1},
    {"bit_size": 3},
    {"bit_offset": 1},
    {"bit_size": 0, "bit_offset": 0},
    {"bit_size": 3, "bit_offset": -1},
    {"type": c_wchar, "byte_size": 4, "bit_size": 3, "bit_offset": 1},
):
    show(lambda: _ctypes.CField(**(arguments | change)))
