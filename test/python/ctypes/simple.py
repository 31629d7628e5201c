# Simple types: values, conversions and their errors, subclasses, byte order.
from ctypes import *


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


print(c_short(3), c_ubyte(-1).value, c_byte(200).value, c_ushort(2**70 + 5).value)
print(c_bool(5), c_bool([]), c_double(2), c_float(0.1).value, c_char(65), c_wchar("x"))
print(c_longdouble(1e308).value, c_longdouble(-0.0).value, c_longdouble(5e-324).value, c_longdouble(float("inf")).value)
print([t(float("nan")).value for t in (c_float, c_double, c_longdouble)])
print(c_char_p(b"text").value, c_wchar_p("wide").value, c_char_p(None).value, c_void_p(None).value, c_void_p(5).value)
print(repr(c_char_p(None)), repr(c_wchar_p(None)), repr(c_void_p(None)))
print(py_object([1]), py_object(), py_object("x").value)
print([bool(v) for v in (c_short(0), c_short(3), c_char(b"\0"), c_float(0.0), c_char_p(None), c_char_p(b""))])

for make in (c_short, c_double, c_float, c_bool, c_char, c_wchar, c_char_p, c_wchar_p, c_void_p):
    for value in ("a", "ab", b"ab", 1.5, None, 300, [], 10**400):
        show(lambda: make(value) and None)
show(lambda: c_short(1, 2))
show(lambda: c_short(x=1))
show(lambda: py_object().value)
show(lambda: hash(c_short(3)))
show(lambda: c_short(3) + 1)
show(lambda: len(c_short(3)))
show(lambda: c_short(3) < c_short(4))
show(lambda: c_short(3)())

n = c_short(3)
n.value = 70000
print(n.value, n == n, c_short(3) == c_short(3), n._objects, n._b_base_, n._b_needsfree_)
show(lambda: delattr(n, "value"))
show(lambda: setattr(n, "value", "x"))
show(lambda: setattr(n, "_objects", 3))
n.note = "kept"
print(n.__dict__)
n.__init__(9)
print(n.value)
p = c_char_p(b"abc")
p.value = b"x"
print(p.value, p._objects)
p.value = None
print(p.value, p._objects)


class Port(c_ushort):
    kind = "port"


print(repr(Port(3)).startswith("<Port object at"), Port(3).value, Port.kind, Port._type_)
print(type((Port * 2)(1, 2)[0]).__name__, (c_ushort * 2)(1, 2)[0])


class Narrow(c_double):
    _type_ = "h"


print(sizeof(Narrow), Narrow(70000).value)

print(c_short.__ctype_be__.__name__, c_short.__ctype_le__ is c_short, c_short.__ctype_be__.__ctype_le__ is c_short)
for value in (c_short.__ctype_be__(0x1234), c_ushort.__ctype_be__(0x1234), c_double.__ctype_be__(1.5), c_float.__ctype_be__(-2)):
    print(value, bytes(value), memoryview(value).format, value.value)
print(hasattr(c_char, "__ctype_be__"), hasattr(c_wchar, "__ctype_be__"), hasattr(c_void_p, "__ctype_be__"))

for body in ({}, {"_type_": 3}, {"_type_": "ab"}):
    show(lambda: type(c_short)("Bad", (c_short.__base__,), body))
show(lambda: c_short.__base__())
show(lambda: type(c_short).__init__(c_short, "a", (), {}))
print(c_short.mro())
print(type(c_short).__mro__)
print(sorted(set(dir(c_short)) - set(dir(object))))
print(sorted(set(dir(type(c_short))) - set(dir(type))))

print(set_errno(5), get_errno(), set_errno(0))
show(lambda: set_errno("a"))
show(lambda: sizeof(3))
show(lambda: alignment(3))
show(lambda: addressof(3))
show(lambda: byref(3))
show(lambda: byref(n, "a"))
print(sizeof(c_short), sizeof(n), alignment(c_double), sizeof(c_char), sizeof(c_wchar), sizeof(c_longlong))
print([memoryview(v()).format for v in (c_byte, c_ubyte, c_short, c_ushort, c_longlong, c_float, c_double, c_bool, c_char, c_wchar)])

for made in (
    c_short.from_param(511),
    c_byte.from_param(-2),
    c_char.from_param(b"'"),
    c_char.from_param(97),
    c_float.from_param(1.5),
    c_double.from_param(1e300),
    c_void_p.from_param(0x12),
):
    print(made)
print(type(byref(n)), byref(n)._obj is n, c_char_p.from_param(b"s")._obj, c_short.from_param(n) is n)
for make in (c_short, c_char, c_wchar, c_char_p, c_wchar_p, c_void_p, c_double):
    for value in ("abc", b"abc", 1.5, []):
        show(lambda: make.from_param(value) and None)


class Wrapped:
    _as_parameter_ = 5


print(c_short.from_param(Wrapped()))
