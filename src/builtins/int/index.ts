// The type int (Objects/longobject.c). Slots are the general form; emitted code and runtime/operators have the fast paths.
// `self` is a number, a bigint, a bool or a PyInt (an instance of a subclass).

import "#runtime/exceptions/faults.ts";
import { allocatingBits, tick } from "#runtime/allocation.ts";
import { call1, callUnbound } from "#runtime/calls/call.ts";
import { bool, index, text } from "#runtime/native/convert.ts";
import { type ClassSpec, defineClass, type Slots } from "#runtime/native/define.ts";
import { arg, kw, pos } from "#runtime/native/params.ts";
import { PyBytes, PyTuple } from "#runtime/objects/containers.ts";
import { typeError, valueError } from "#runtime/objects/exceptions.ts";
import { hashInt } from "#runtime/objects/hash.ts";
import { intType, intValue, PyFloat, PyInt } from "#runtime/objects/numbers.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { None, NotImplemented } from "#runtime/objects/singletons.ts";
import { fromUtf16, isStr } from "#runtime/objects/str.ts";
import type { PyType } from "#runtime/objects/type.ts";
import { typeName, typeOf } from "#runtime/objects/type-of.ts";
import { bytesData, str, toArray, toClippedSize, toIndexValue } from "#runtime/operators/protocols.ts";
import { powerFloats } from "#text/float-math.ts";
import * as math from "#text/int-math.ts";
import { formatInt } from "#text/number-format.ts";
import { decimalText, intFromText, numberText, toInt } from "./convert.ts";

type Int = math.Int;
export type IntSelf = number | bigint | boolean | PyInt;

/** The plain int of `self`. */
function plain(self: IntSelf): Int {
  return typeof self === "number" ? self : intValue(self)!;
}

/** An int of the given class. */
export function makeInt(cls: PyType, value: Int): PyValue {
  if (cls === intType) return value;
  const made = new cls.K() as PyInt;
  made.value = value;
  return made;
}

type Operation = (a: Int, b: Int) => PyValue;

function binary(operation: Operation): (self: IntSelf, other: PyValue) => PyValue {
  return (self, other) => {
    const b = intValue(other);
    return b === undefined ? NotImplemented : operation(plain(self), b);
  };
}

function reflected(operation: Operation): (self: IntSelf, other: PyValue) => PyValue {
  return (self, other) => {
    const b = intValue(other);
    return b === undefined ? NotImplemented : operation(b, plain(self));
  };
}

const trueDivide: Operation = (a, b) => new PyFloat(math.trueDivideInts(a, b));
const divideWithRest: Operation = (a, b) => new PyTuple([math.floorDivideInts(a, b), math.moduloInts(a, b)]);

const shiftLeft: typeof math.shiftLeft = (a, b) => {
  if (typeof b === "number" && b > 65536) allocatingBits(math.bitLength(a) + b);
  return math.shiftLeft(a, b);
};

/** `a ** b` and `pow(a, b, modulus)`. */
function power(a: PyValue, b: PyValue, modulus: PyValue): PyValue {
  const x = intValue(a);
  const y = intValue(b);
  if (x === undefined || y === undefined) return NotImplemented;
  if (modulus !== None) {
    const m = intValue(modulus);
    return m === undefined ? NotImplemented : math.modularPower(x, y, m, tick);
  }
  if (y >= 0) {
    if (typeof y === "number" && y > 64) allocatingBits((math.bitLength(x) - 1) * y);
    return math.powerInts(x, y);
  }
  return new PyFloat(powerFloats(math.intToFloat(x), math.intToFloat(y))!);
}

const slots: Slots<IntSelf> = {
  repr: (self) => decimalText(plain(self)),
  hash: (self) => hashInt(plain(self)),
  lt: binary((a, b) => a < b),
  le: binary((a, b) => a <= b),
  eq: binary((a, b) => a === b),
  ne: binary((a, b) => a !== b),
  gt: binary((a, b) => a > b),
  ge: binary((a, b) => a >= b),
  add: binary(math.addInts),
  radd: reflected(math.addInts),
  sub: binary(math.subtractInts),
  rsub: reflected(math.subtractInts),
  mul: binary(math.multiplyInts),
  rmul: reflected(math.multiplyInts),
  mod: binary(math.moduloInts),
  rmod: reflected(math.moduloInts),
  divmod: binary(divideWithRest),
  rdivmod: reflected(divideWithRest),
  pow: power,
  rpow: (self, other, modulus) => power(other, self, modulus),
  neg: (self) => math.negateInt(plain(self)),
  pos: (self) => plain(self),
  abs: (self) => math.absInt(plain(self)),
  bool: (self) => plain(self) !== 0,
  invert: (self) => math.invertInt(plain(self)),
  lshift: binary(shiftLeft),
  rlshift: reflected(shiftLeft),
  rshift: binary(math.shiftRight),
  rrshift: reflected(math.shiftRight),
  and: binary(math.bitAnd),
  rand: reflected(math.bitAnd),
  xor: binary(math.bitXor),
  rxor: reflected(math.bitXor),
  or: binary(math.bitOr),
  ror: reflected(math.bitOr),
  int: (self) => plain(self),
  float: (self) => new PyFloat(math.intToFloat(plain(self))),
  floordiv: binary(math.floorDivideInts),
  rfloordiv: reflected(math.floorDivideInts),
  truediv: binary(trueDivide),
  rtruediv: reflected(trueDivide),
  index: (self) => plain(self),
};

function newInt(cls: PyType, x: PyValue | undefined, base: PyValue | undefined): PyValue {
  if (x === undefined) {
    if (base !== undefined) throw typeError("int() missing string argument");
    return makeInt(cls, 0);
  }
  if (base === undefined) return makeInt(cls, toInt(x));
  const radix = toClippedSize(base);
  if ((radix !== 0 && radix < 2) || radix > 36) throw valueError("int() base must be >= 2 and <= 36, or 0");
  const source = numberText(x);
  if (source === undefined) throw typeError("int() can't convert non-string with explicit base");
  return makeInt(cls, intFromText(source, radix, x));
}

function isLittle(byteOrder: string): boolean {
  if (byteOrder === "little") return true;
  if (byteOrder === "big") return false;
  throw valueError("byteorder must be either 'little' or 'big'");
}

/** The bytes of what `bytes(value)` accepts, except a count. */
function bytesOf(value: PyValue): ArrayLike<number> {
  const data = bytesData(value);
  if (data !== undefined) return data;
  const type = typeOf(value);
  const method = type.lookup("__bytes__");
  if (method !== undefined) {
    const made = bytesData(callUnbound(method, value, []));
    if (made !== undefined) return made;
  }
  if (isStr(value) || (type.lookup("__iter__") === undefined && type.lookup("__getitem__") === undefined)) {
    throw typeError(`cannot convert '${typeName(value)}' object to bytes`);
  }
  return toArray(value).map((item) => {
    const byte = toIndexValue(item);
    if (byte < 0 || byte > 255) throw valueError("bytes must be in range(0, 256)");
    return Number(byte);
  });
}

function roundInt(self: IntSelf, digits: PyValue): Int {
  const value = plain(self);
  if (digits === None) return value;
  const places = toIndexValue(digits);
  return places >= 0 ? value : math.roundIntToPower(value, math.negateInt(places));
}

/** Size as in a 64-bit build: a header of 16 bytes, then 4 for each 30 bits. */
function sizeOf(value: Int): number {
  return 24 + 4 * Math.max(1, Math.ceil(math.bitLength(value) / 30));
}

defineClass<IntSelf>(intType, PyInt as unknown as abstract new () => IntSelf, (c): ClassSpec<IntSelf> => {
  const same = c.method([], (self) => plain(self));
  return {
    slots: { ...slots, new: { ...c.make([pos("x", "..."), arg("base", "...")], newInt), countsFirst: true } },
    methods: {
      conjugate: same,
      bit_length: c.method([], (self) => math.bitLength(plain(self))),
      bit_count: c.method([], (self) => math.bitCount(plain(self))),
      to_bytes: c.method(
        [arg("length", index, "1"), arg("byteorder", text, "'big'"), kw("signed", bool, "False")],
        (self, length, byteOrder, signed) => {
          const little = isLittle(byteOrder);
          if (length < 0) throw valueError("length argument must be non-negative");
          return new PyBytes(math.intToBytes(plain(self), length, little, signed));
        },
      ),
      from_bytes: c.classMethod(
        [arg("bytes"), arg("byteorder", text, "'big'"), kw("signed", bool, "False")],
        (cls, bytes, byteOrder, signed) => {
          const little = isLittle(byteOrder);
          const value = math.intFromBytes(bytesOf(bytes), little, signed);
          return cls === intType ? value : call1(cls, value);
        },
      ),
      as_integer_ratio: c.method([], (self) => new PyTuple([plain(self), 1])),
      __trunc__: same,
      __floor__: same,
      __ceil__: same,
      __round__: c.method([pos("ndigits", "None")], roundInt),
      __getnewargs__: c.method([], (self) => new PyTuple([plain(self)])),
      __format__: c.method([pos("format_spec", text)], (self, spec) =>
        spec === "" && typeof self !== "number" && typeof self !== "bigint"
          ? str(self)
          : fromUtf16(formatInt(plain(self), spec, typeName(self as PyValue), decimalText)),
      ),
      __sizeof__: c.method([], (self) => sizeOf(plain(self))),
      is_integer: c.method([], () => true),
    },
    properties: {
      real: c.property(plain),
      imag: c.property(() => 0),
      numerator: c.property(plain),
      denominator: c.property(() => 1),
    },
  };
});
