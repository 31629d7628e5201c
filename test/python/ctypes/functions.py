# Functions made of Python callables: arguments, results, errors in callbacks; libraries cannot be loaded here.
import ctypes
import sys
from ctypes import *


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


def report(unraisable):
    print("unraisable:", unraisable.err_msg.split(" <")[0], repr(unraisable.exc_value), unraisable.object)


sys.unraisablehook = report

Double = CFUNCTYPE(c_short, c_short)
double = Double(lambda n: n * 2)
print(double(4), double(4, 5), double(c_short(6)), bool(double), bool(Double()))
print(Double is CFUNCTYPE(c_short, c_short), Double.mro()[1:], double.argtypes, double.restype, double.errcheck)
print(list(double._objects), memoryview(double).format)
print(double(20000))
for args in ((), ("a",), (1.5,), (None,)):
    show(lambda: double(*args))
show(lambda: Double("a"))
show(lambda: Double(3, 4))
show(lambda: CFUNCTYPE(c_short, 3))
show(lambda: CFUNCTYPE(3))
show(lambda: CFUNCTYPE(POINTER(c_short))(lambda: 0))
show(lambda: double.__reduce__())
Base = Double.__base__
for body in ({}, {"_flags_": "a"}, {"_flags_": 1, "_argtypes_": 3}, {"_flags_": 1, "_argtypes_": (3,)}, {"_flags_": 1, "_restype_": 3}):
    show(lambda: type("Bad", (Base,), body))
show(lambda: type("Open", (Base,), {"_flags_": 1})(len))
show(lambda: Base())

print(CFUNCTYPE(c_double, c_double, c_float)(lambda a, b: a + b)(1.5, 2))
print(CFUNCTYPE(None)(lambda: 3)())
print(CFUNCTYPE(c_longlong, c_longlong, c_byte)(lambda a, b: a - b)(2**60, -3))
print(CFUNCTYPE(c_char, c_char)(lambda c: c.upper())(b"x"), CFUNCTYPE(c_wchar, c_wchar)(lambda c: c.upper())("x"))
print(CFUNCTYPE(c_bool, c_bool)(lambda b: not b)(3))
print(CFUNCTYPE(py_object, py_object)(lambda o: [o])("x"))
print(CFUNCTYPE(c_short, c_char_p)(len)(b"abcd"), CFUNCTYPE(c_short, c_wchar_p)(len)("abc"))
show(lambda: CFUNCTYPE(c_short, c_char_p)(len)(3))
print(CFUNCTYPE(c_short, c_void_p)(lambda v: v is None)(None))

first = CFUNCTYPE(c_short, POINTER(c_short))(lambda p: p[0] if p else -1)
print(first(c_short(5)), first(byref(c_short(6))), first((c_short * 2)(7)), first(pointer(c_short(8))), first(None))
show(lambda: first(c_double(5)))
show(lambda: first(byref(c_double(5))))
show(lambda: first(3))


def fill(p):
    p[0], p[1] = 10, 20
    return 0


out = (c_short * 2)()
CFUNCTYPE(c_short, POINTER(c_short))(fill)(out)
print(out[:])


class Pair(Structure):
    _fields_ = [("x", c_short), ("y", c_short)]


class Meters(c_short):
    pass


print(CFUNCTYPE(c_short, Pair)(lambda p: p.x + p.y)(Pair(1, 2)))
print(CFUNCTYPE(c_bool, Meters)(lambda m: type(m) is Meters)(Meters(3)))
print(CFUNCTYPE(Meters, c_short)(lambda m: m)(4).value)


class Wrapped:
    _as_parameter_ = 21


print(double(Wrapped()))


class Even:
    @classmethod
    def from_param(cls, value):
        if value % 2:
            raise ValueError(f"{value} is odd")
        return c_short(value)


double.argtypes = (Even,)
print(double(4), double.argtypes)
show(lambda: double(5))
double.argtypes = (c_short, c_short)
show(lambda: double(1))
show(lambda: setattr(double, "argtypes", 3))
show(lambda: setattr(double, "argtypes", (3,)))
double.argtypes = None
print(double(3), double.argtypes)

double.errcheck = lambda result, function, args: (result, function is double, args)
print(double(3))
show(lambda: setattr(double, "errcheck", 3))
del double.errcheck
double.restype = None
print(double(3), double.restype)
double.restype = lambda n: f"<{n & 0xff}>"
print(double(3))
show(lambda: setattr(double, "restype", 3))
del double.restype
print(double(3))

again = Double(cast(double, c_void_p).value)
print(again(11))
table = (Double * 2)(double)
print(table[0](5), bool(table[1]))


def failing(n):
    raise KeyError(n)


Double(failing)(1)
Double(lambda n: "text")(1)
show(lambda: PYFUNCTYPE(c_short, c_short)(lambda n: n)("a"))

Slice = PYFUNCTYPE(py_object, c_char_p, c_ssize_t)
spec = ("PyBytes_FromStringAndSize", pythonapi)
print(Slice(spec)(b"abcdef", 3), pythonapi.PyBytes_FromStringAndSize.__name__)
first = Slice(spec, ((1, "text"), (1, "size", 2)))
print(first(b"abcdef"), first(b"abcdef", 4), first(text=b"xyz"), first(b"abc", size=1))
print(Slice(spec, ((3, "text"), (1, "size")))(b"abc", 2), Slice(spec, ((2, "text", b"qq"), (1, "size")))(2))
for flags, *args in (
    (((1, "text"), (1, "size")), b"abc"),
    (((1,), (1,)), b"abc"),
    (((1, "text"), (1, "size")), b"abc", 1, 2),
    (((1, "text"),),),
    (3,),
    ((3, 3),),
    (((1, 3), (1,)),),
    (((1, "text"), (2, "size")),),
    (((1, "text"), (6, "size")),),
    (((2, "text"), (1, "size")), 2),
):
    show(lambda: Slice(spec, flags)(*args))
show(lambda: setattr(first, "argtypes", (c_char_p,)))
show(lambda: Slice((1.5, pythonapi)))
show(lambda: Slice(("a", 3)))
pythonapi.PyLong_AsLong.argtypes = (py_object,)
print(pythonapi.PyLong_AsLong(42))
show(lambda: pythonapi.PyLong_AsLong(2**70))

print(type(pythonapi), pythonapi._name, hasattr(pythonapi, "no_such_function"), ctypes.DEFAULT_MODE)
try:
    CDLL("no-such-library.so")
except OSError as e:
    print("OSError", "no-such-library.so" in str(e))
try:
    c_short.in_dll(pythonapi, "no_such_name")
except ValueError as e:
    print("ValueError", "no_such_name" in str(e))
show(lambda: c_short.in_dll(3, "name"))
show(lambda: c_short.in_dll(pythonapi, 3))
show(lambda: ArgumentError("text"))

import ctypes.util
import ctypes.wintypes

print(ctypes.util.find_library("no-such-library"), ctypes.wintypes.POINT(1, 2).y, ctypes.wintypes.MAX_PATH)
