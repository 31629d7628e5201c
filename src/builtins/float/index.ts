// The type float (Objects/floatobject.c).

import "#runtime/exceptions/faults.ts";
import { call1 } from "#runtime/calls/call.ts";
import { text } from "#runtime/native/convert.ts";
import { type ClassSpec, defineClass, type Slots } from "#runtime/native/define.ts";
import { pos } from "#runtime/native/params.ts";
import { PyTuple } from "#runtime/objects/containers.ts";
import { typeError, valueError } from "#runtime/objects/exceptions.ts";
import { hashDouble, identityOf } from "#runtime/objects/hash.ts";
import { floatType, intValue, PyComplex, PyFloat } from "#runtime/objects/numbers.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { None, NotImplemented } from "#runtime/objects/singletons.ts";
import { fromUtf16, jsText } from "#runtime/objects/str.ts";
import type { PyType } from "#runtime/objects/type.ts";
import { typeName } from "#runtime/objects/type-of.ts";
import { str, toClippedSize } from "#runtime/operators/protocols.ts";
import { powerComplex } from "#text/complex-math.ts";
import { floatRepr } from "#text/float-format.ts";
import * as math from "#text/float-math.ts";
import { floatToInt, floatToRatio } from "#text/int-math.ts";
import { formatFloat } from "#text/number-format.ts";
import { floatOperand, realNumber, toFloat } from "./convert.ts";

/** A float of the given class. */
export function makeFloat(cls: PyType, value: number): PyValue {
  if (cls === floatType) return new PyFloat(value);
  const made = new cls.K() as PyFloat;
  made.value = value;
  return made;
}

type Operation = (a: number, b: number) => PyValue;
const wrap =
  (operation: (a: number, b: number) => number): Operation =>
  (a, b) =>
    new PyFloat(operation(a, b));

function binary(operation: Operation): (self: PyFloat, other: PyValue) => PyValue {
  return (self, other) => {
    const b = floatOperand(other);
    return b === undefined ? NotImplemented : operation(self.value, b);
  };
}

function reflected(operation: Operation): (self: PyFloat, other: PyValue) => PyValue {
  return (self, other) => {
    const b = floatOperand(other);
    return b === undefined ? NotImplemented : operation(b, self.value);
  };
}

/** Comparison with a float or, exactly, with an int of any size. */
function comparison(test: (a: number, b: number | bigint) => boolean): (self: PyFloat, other: PyValue) => PyValue {
  return (self, other) => {
    const b = other instanceof PyFloat ? other.value : intValue(other);
    return b === undefined ? NotImplemented : test(self.value, b);
  };
}

const add = wrap((a, b) => a + b);
const subtract = wrap((a, b) => a - b);
const multiply = wrap((a, b) => a * b);
const divide = wrap(math.divideFloats);
const modulo = wrap(math.moduloFloats);
const floorDivide = wrap(math.floorDivideFloats);
const divmod: Operation = (a, b) => {
  const [quotient, rest] = math.divmodFloats(a, b);
  return new PyTuple([new PyFloat(quotient), new PyFloat(rest)]);
};

function power(a: PyValue, b: PyValue, modulus: PyValue): PyValue {
  if (modulus !== None) throw typeError("pow() 3rd argument not allowed unless all arguments are integers");
  const x = floatOperand(a);
  const y = floatOperand(b);
  if (x === undefined || y === undefined) return NotImplemented;
  const result = math.powerFloats(x, y);
  if (result !== undefined) return new PyFloat(result);
  const [real, imaginary] = powerComplex([x, 0], [y, 0]);
  return new PyComplex(real, imaginary);
}

const slots: Slots<PyFloat> = {
  repr: (self) => floatRepr(self.value),
  hash: (self) => (Number.isNaN(self.value) ? identityOf(self) / 16 : hashDouble(self.value)),
  lt: comparison((a, b) => a < b),
  le: comparison((a, b) => a <= b),
  // Loose equality compares a number with a bigint by value.
  // biome-ignore lint/suspicious/noDoubleEquals: see above
  eq: comparison((a, b) => a == b),
  // biome-ignore lint/suspicious/noDoubleEquals: see above
  ne: comparison((a, b) => a != b),
  gt: comparison((a, b) => a > b),
  ge: comparison((a, b) => a >= b),
  add: binary(add),
  radd: reflected(add),
  sub: binary(subtract),
  rsub: reflected(subtract),
  mul: binary(multiply),
  rmul: reflected(multiply),
  mod: binary(modulo),
  rmod: reflected(modulo),
  divmod: binary(divmod),
  rdivmod: reflected(divmod),
  pow: power,
  rpow: (self, other, modulus) => power(other, self, modulus),
  neg: (self) => new PyFloat(-self.value),
  pos: (self) => (self.cls === floatType ? self : new PyFloat(self.value)),
  abs: (self) => new PyFloat(Math.abs(self.value)),
  bool: (self) => self.value !== 0,
  int: (self) => floatToInt(self.value),
  float: (self) => (self.cls === floatType ? self : new PyFloat(self.value)),
  floordiv: binary(floorDivide),
  rfloordiv: reflected(floorDivide),
  truediv: binary(divide),
  rtruediv: reflected(divide),
};

function roundFloat(self: PyFloat, digits: PyValue): PyValue {
  if (digits === None) return floatToInt(math.roundHalfEven(self.value));
  return new PyFloat(math.roundFloat(self.value, toClippedSize(digits)));
}

defineClass(
  floatType,
  PyFloat,
  (c): ClassSpec<PyFloat> => ({
    slots: { ...slots, new: c.make([pos("x", "0")], newFloat) },
    methods: {
      from_number: c.classMethod([pos("number")], (cls, number) => {
        if (number instanceof PyFloat && number.cls === floatType && cls === floatType) return number;
        const value = new PyFloat(realNumber(number));
        return cls === floatType ? value : call1(cls, value);
      }),
      conjugate: c.method([], (self) => (self.cls === floatType ? self : new PyFloat(self.value))),
      __trunc__: c.method([], (self) => floatToInt(self.value)),
      __floor__: c.method([], (self) => floatToInt(Math.floor(self.value))),
      __ceil__: c.method([], (self) => floatToInt(Math.ceil(self.value))),
      __round__: c.method([pos("ndigits", "None")], roundFloat),
      as_integer_ratio: c.method([], (self) => new PyTuple(floatToRatio(self.value))),
      fromhex: c.classMethod([pos("string")], (cls, string) => {
        const source = jsText(string);
        if (source === undefined) throw typeError("bad argument type for built-in operation");
        const value = new PyFloat(math.floatFromHex(source));
        return cls === floatType ? value : call1(cls, value);
      }),
      hex: c.method([], (self) => math.floatToHex(self.value)),
      is_integer: c.method([], (self) => Number.isInteger(self.value)),
      __getnewargs__: c.method([], (self) => new PyTuple([new PyFloat(self.value)])),
      __getformat__: c.classMethod([pos("typestr")], (_cls, kind) => {
        const name = jsText(kind);
        if (name === undefined) throw typeError(`__getformat__() argument must be str, not ${typeName(kind)}`);
        if (name !== "double" && name !== "float") {
          throw valueError("__getformat__() argument 1 must be 'double' or 'float'");
        }
        return "IEEE, little-endian";
      }),
      __format__: c.method([pos("format_spec", text)], (self, spec) =>
        spec === "" ? str(self) : fromUtf16(formatFloat(self.value, spec, typeName(self))),
      ),
    },
    properties: {
      real: c.property((self) => (self.cls === floatType ? self : new PyFloat(self.value))),
      imag: c.property(() => new PyFloat(0)),
    },
  }),
);

function newFloat(cls: PyType, x: PyValue): PyValue {
  if (cls === floatType && x instanceof PyFloat && x.cls === floatType) return x;
  return makeFloat(cls, toFloat(x));
}
