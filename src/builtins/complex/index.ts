// The type complex (Objects/complexobject.c). Operations of a complex with a real number keep the real operand real (3.14).

import "#runtime/exceptions/faults.ts";
import { callUnbound } from "#runtime/calls/call.ts";
import { warnDeprecated } from "#runtime/exceptions/warn.ts";
import { text } from "#runtime/native/convert.ts";
import { type ClassSpec, defineClass, type Slots } from "#runtime/native/define.ts";
import { arg, pos } from "#runtime/native/params.ts";
import { PyTuple } from "#runtime/objects/containers.ts";
import { typeError, valueError } from "#runtime/objects/exceptions.ts";
import { hashDouble, identityOf } from "#runtime/objects/hash.ts";
import { complexType, intValue, normalizeInt, PyComplex, PyFloat } from "#runtime/objects/numbers.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { None, NotImplemented } from "#runtime/objects/singletons.ts";
import { fromUtf16, jsText } from "#runtime/objects/str.ts";
import type { PyType } from "#runtime/objects/type.ts";
import { typeName, typeOf } from "#runtime/objects/type-of.ts";
import { isIndexable, str } from "#runtime/operators/protocols.ts";
import * as math from "#text/complex-math.ts";
import { complexRepr } from "#text/float-format.ts";
import { formatComplex } from "#text/number-format.ts";
import { parseComplexText } from "#text/number-parse.ts";
import { floatOperand, tryFloat } from "../float/convert.ts";

/** A complex of the given class. */
export function makeComplex(cls: PyType, real: number, imaginary: number): PyComplex {
  if (cls === complexType) return new PyComplex(real, imaginary);
  const made = new cls.K() as PyComplex;
  made.real = real;
  made.imag = imaginary;
  return made;
}

const pair = (value: PyComplex): math.Complex => [value.real, value.imag];
const box = ([real, imaginary]: math.Complex): PyComplex => new PyComplex(real, imaginary);

/** The result of a `__complex__` method, if the type has one. */
function specialComplex(value: PyValue): PyComplex | undefined {
  if (value instanceof PyComplex && value.cls === complexType) return value;
  const method = typeOf(value).lookup("__complex__");
  if (method === undefined) return undefined;
  const result = callUnbound(method, value, []);
  if (!(result instanceof PyComplex)) throw typeError(`__complex__ returned non-complex (type ${typeName(result)})`);
  if (result.cls !== complexType) {
    warnDeprecated(
      `__complex__ returned non-complex (type ${typeName(result)}).  The ability to return an instance of a strict subclass of complex is deprecated, and may be removed in a future version of Python.`,
    );
  }
  return result;
}

/** A complex for any number (PyComplex_AsCComplex); undefined for what is none. */
export function toComplex(value: PyValue): math.Complex | undefined {
  const complex = specialComplex(value) ?? (value instanceof PyComplex ? value : undefined);
  if (complex !== undefined) return pair(complex);
  if (jsText(value) !== undefined) return undefined;
  const real = tryFloat(value);
  return real === undefined ? undefined : [real, 0];
}

/** `complex(real, imag)` with both given, or one of them by keyword. */
function fromParts(cls: PyType, real: PyValue | undefined, imaginary: PyValue | undefined): PyValue {
  const refuse = (name: string, value: PyValue): string =>
    `complex() argument '${name}' must be a real number, not ${typeName(value)}`;
  let x: math.Complex = [0, 0];
  let isComplex = false;
  if (real !== undefined) {
    const given = specialComplex(real) ?? real;
    const found = given instanceof PyComplex ? pair(given) : toComplex(real);
    if (found === undefined) throw typeError(refuse("real", real));
    isComplex = given instanceof PyComplex;
    x = found;
  }
  const warnReal = (): void => {
    if (isComplex && typeOf(real!).lookup("__float__") === undefined && !isIndexable(real!))
      warnDeprecated(refuse("real", real!));
  };
  if (imaginary === undefined) {
    warnReal();
    return makeComplex(cls, x[0], x[1]);
  }
  let y: math.Complex = [0, 0];
  if (imaginary instanceof PyComplex) y = pair(imaginary);
  else {
    const float = jsText(imaginary) === undefined ? tryFloat(imaginary) : undefined;
    if (float === undefined) throw typeError(refuse("imag", imaginary));
    y = [float, 0];
  }
  warnReal();
  if (imaginary instanceof PyComplex) {
    warnDeprecated(refuse("imag", imaginary));
    x = [x[0] - y[1], x[1]];
  }
  return makeComplex(cls, x[0], isComplex ? y[0] + x[1] : y[0]);
}

function newComplex(cls: PyType, real: PyValue | undefined, imaginary: PyValue | undefined): PyValue {
  if (real === undefined || imaginary !== undefined) return fromParts(cls, real, imaginary);
  if (cls === complexType && real instanceof PyComplex && real.cls === complexType) return real;
  const source = jsText(real);
  if (source !== undefined) {
    const parsed = parseComplexText(source);
    if (parsed === undefined) throw valueError("complex() arg is a malformed string");
    return makeComplex(cls, parsed[0], parsed[1]);
  }
  const value = toComplex(real);
  if (value === undefined) throw typeError(`complex() argument must be a string or a number, not ${typeName(real)}`);
  return makeComplex(cls, value[0], value[1]);
}

/** An operator by the kinds of its operands. */
type Operator = {
  both: (a: math.Complex, b: math.Complex) => math.Complex;
  /** complex with real */
  right: (a: math.Complex, b: number) => math.Complex;
  /** real with complex */
  left: (a: number, b: math.Complex) => math.Complex;
};

const add: Operator = {
  both: (a, b) => [a[0] + b[0], a[1] + b[1]],
  right: (a, b) => [a[0] + b, a[1]],
  left: (a, b) => [a + b[0], b[1]],
};
const subtract: Operator = {
  both: (a, b) => [a[0] - b[0], a[1] - b[1]],
  right: (a, b) => [a[0] - b, a[1]],
  left: (a, b) => [a - b[0], -b[1]],
};
const multiply: Operator = {
  both: math.multiplyComplex,
  right: (a, b) => [a[0] * b, a[1] * b],
  left: (a, b) => [a * b[0], a * b[1]],
};
const divide: Operator = {
  both: math.divideComplex,
  right: (a, b) => (b === 0 ? math.divideComplex(a, [0, 0]) : [a[0] / b, a[1] / b]),
  left: math.divideRealByComplex,
};

function binary({ both, right }: Operator): (self: PyComplex, other: PyValue) => PyValue {
  return (self, other) => {
    if (other instanceof PyComplex) return box(both(pair(self), pair(other)));
    const real = floatOperand(other);
    return real === undefined ? NotImplemented : box(right(pair(self), real));
  };
}

function reflected({ both, left }: Operator): (self: PyComplex, other: PyValue) => PyValue {
  return (self, other) => {
    if (other instanceof PyComplex) return box(both(pair(other), pair(self)));
    const real = floatOperand(other);
    return real === undefined ? NotImplemented : box(left(real, pair(self)));
  };
}

function operandPair(value: PyValue): math.Complex | undefined {
  if (value instanceof PyComplex) return pair(value);
  const real = floatOperand(value);
  return real === undefined ? undefined : [real, 0];
}

function power(a: PyValue, b: PyValue, modulus: PyValue): PyValue {
  const x = operandPair(a);
  const y = operandPair(b);
  if (x === undefined || y === undefined) return NotImplemented;
  if (modulus !== None) throw valueError("complex modulo");
  return box(math.powerComplex(x, y));
}

function equals(self: PyComplex, other: PyValue): boolean | undefined {
  if (other instanceof PyComplex) return self.real === other.real && self.imag === other.imag;
  const b = other instanceof PyFloat ? other.value : intValue(other);
  if (b === undefined) return undefined;
  // biome-ignore lint/suspicious/noDoubleEquals: compares a number with a bigint by value
  return self.imag === 0 && self.real == b;
}

function hashComplex(self: PyComplex): number | bigint {
  const part = (x: number): number | bigint => (Number.isNaN(x) ? identityOf(self) / 16 : hashDouble(x));
  const hash = normalizeInt(BigInt.asIntN(64, BigInt(part(self.real)) + 1000003n * BigInt(part(self.imag))));
  return hash === -1 ? -2 : hash;
}

const slots: Slots<PyComplex> = {
  repr: (self) => complexRepr(self.real, self.imag),
  hash: hashComplex,
  lt: () => NotImplemented,
  le: () => NotImplemented,
  eq: (self, other) => equals(self, other) ?? NotImplemented,
  ne: (self, other) => {
    const same = equals(self, other);
    return same === undefined ? NotImplemented : !same;
  },
  gt: () => NotImplemented,
  ge: () => NotImplemented,
  add: binary(add),
  radd: reflected(add),
  sub: binary(subtract),
  rsub: reflected(subtract),
  mul: binary(multiply),
  rmul: reflected(multiply),
  pow: power,
  rpow: (self, other, modulus) => power(other, self, modulus),
  neg: (self) => new PyComplex(-self.real, -self.imag),
  pos: (self) => (self.cls === complexType ? self : new PyComplex(self.real, self.imag)),
  abs: (self) => new PyFloat(math.absComplex(pair(self))),
  bool: (self) => self.real !== 0 || self.imag !== 0,
  truediv: binary(divide),
  rtruediv: reflected(divide),
};

defineClass(
  complexType,
  PyComplex,
  (c): ClassSpec<PyComplex> => ({
    slots: { ...slots, new: c.make([arg("real", "..."), arg("imag", "...")], newComplex) },
    methods: {
      from_number: c.classMethod([pos("number")], (cls, number) => {
        if (cls === complexType && number instanceof PyComplex && number.cls === complexType) return number;
        const value = toComplex(number);
        if (value === undefined) throw typeError(`must be real number, not ${typeName(number)}`);
        return makeComplex(cls, value[0], value[1]);
      }),
      conjugate: c.method([], (self) => new PyComplex(self.real, -self.imag)),
      __complex__: c.method([], (self) => (self.cls === complexType ? self : new PyComplex(self.real, self.imag))),
      __getnewargs__: c.method([], (self) => new PyTuple([new PyFloat(self.real), new PyFloat(self.imag)])),
      __format__: c.method([pos("format_spec", text)], (self, spec) =>
        spec === "" ? str(self) : fromUtf16(formatComplex(self.real, self.imag, spec, typeName(self))),
      ),
    },
    properties: {
      real: c.member((self) => new PyFloat(self.real)),
      imag: c.member((self) => new PyFloat(self.imag)),
    },
  }),
);
