// The type decimal.Decimal (Modules/_decimal/_decimal.c).

import { call1, callv } from "#runtime/calls/call.ts";
import { warnDeprecated } from "#runtime/exceptions/warn.ts";
import { type MethodSpec, makeType, type Slots } from "#runtime/native/define.ts";
import { arg, pos } from "#runtime/native/params.ts";
import { PyTuple } from "#runtime/objects/containers.ts";
import { PyDict } from "#runtime/objects/dict.ts";
import { overflowError, typeError, valueError } from "#runtime/objects/exceptions.ts";
import { identityOf } from "#runtime/objects/hash.ts";
import { intValue, normalizeInt, PyComplex, PyFloat } from "#runtime/objects/numbers.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { None, NotImplemented } from "#runtime/objects/singletons.ts";
import { fromUtf16, jsText } from "#runtime/objects/str.ts";
import { type PyType, TypeFlags } from "#runtime/objects/type.ts";
import { isIndexable, toIndexValue } from "#runtime/operators/protocols.ts";
import { parseFloatText } from "#text/number-parse.ts";
import * as op from "./arithmetic.ts";
import {
  comparable,
  contextOrNone,
  fromFloat,
  fromNumber,
  number,
  operand,
  roundingOrNone,
  toDecimal,
} from "./convert.ts";
import { type Environment, ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_EVEN, Status } from "./environment.ts";
import * as ex from "./exponential.ts";
import * as ng from "./neighbours.ts";
import { copyOf, FINITE, INFINITE, isNan, isZero, PyDecimal, pow10, QUIET, SIGNALING } from "./number.ts";
import { decimalState, type PyDecimalContext, runningContext, settle, signal } from "./signals.ts";
import { decimalText, formatDecimal, type Separators } from "./text.ts";

type UnaryOperation = (a: PyDecimal, env: Environment) => PyDecimal;
type BinaryOperation = (a: PyDecimal, b: PyDecimal, env: Environment) => PyDecimal;

/** Runs an operation in a context and takes over its conditions. */
export function run1(operation: UnaryOperation, a: PyDecimal, context: PyDecimalContext): PyDecimal {
  const r = operation(a, context);
  if (context.raised !== 0) settle(context);
  return r;
}
export function run2(operation: BinaryOperation, a: PyDecimal, b: PyDecimal, context: PyDecimalContext): PyDecimal {
  const r = operation(a, b, context);
  if (context.raised !== 0) settle(context);
  return r;
}

const binary =
  (operation: BinaryOperation) =>
  (self: PyDecimal, other: PyValue): PyValue => {
    const b = operand(other);
    return b === undefined ? NotImplemented : run2(operation, self, b, runningContext());
  };
const reflected =
  (operation: BinaryOperation) =>
  (self: PyDecimal, other: PyValue): PyValue => {
    const a = operand(other);
    return a === undefined ? NotImplemented : run2(operation, a, self, runningContext());
  };
const unary =
  (operation: UnaryOperation) =>
  (self: PyDecimal): PyValue =>
    run1(operation, self, runningContext());

/** `divmod(a, b)` in a context. */
export function divmodTuple(a: PyDecimal, b: PyDecimal, context: PyDecimalContext): PyValue {
  const both = op.divmod(a, b, context);
  if (context.raised !== 0) settle(context);
  return new PyTuple(both);
}

/** `pow(a, b, modulus)` in a context; the modulus is optional. */
export function powerIn(
  a: PyDecimal,
  b: PyDecimal,
  modulus: PyDecimal | undefined,
  context: PyDecimalContext,
): PyDecimal {
  const r = modulus === undefined ? ex.power(a, b, context) : op.powerModulo(a, b, modulus, context);
  if (context.raised !== 0) settle(context);
  return r;
}
function powerOperator(a: PyValue, b: PyValue, modulus: PyValue): PyValue {
  const x = operand(a);
  const y = operand(b);
  const m = modulus === None ? undefined : operand(modulus);
  if (x === undefined || y === undefined || (modulus !== None && m === undefined)) return NotImplemented;
  return powerIn(x, y, m, runningContext());
}

type Comparison = "lt" | "le" | "eq" | "ne" | "gt" | "ge";
const TESTS: Record<Comparison, (c: number) => boolean> = {
  lt: (c) => c < 0,
  le: (c) => c <= 0,
  eq: (c) => c === 0,
  ne: (c) => c !== 0,
  gt: (c) => c > 0,
  ge: (c) => c >= 0,
};
function comparison(name: Comparison): (self: PyDecimal, other: PyValue) => PyValue {
  const equality = name === "eq" || name === "ne";
  const test = TESTS[name];
  return (self, other) => {
    let a = self;
    let b: PyDecimal;
    if (other instanceof PyDecimal) b = other;
    else {
      const pair = comparable(self, other, equality, runningContext());
      if (pair === undefined) return NotImplemented;
      [a, b] = pair;
    }
    if (isNan(a) || isNan(b)) {
      if (!equality || a.kind === SIGNALING || b.kind === SIGNALING) signal(runningContext(), Status.INVALID_OPERATION);
      return name === "ne";
    }
    return test(op.compareNumbers(a, b));
  };
}

const MODULUS = (1n << 61n) - 1n;
const INVERSE_TEN = op.modularPower(10n, MODULUS - 2n, MODULUS);

function hash(d: PyDecimal): PyValue {
  if (d.kind !== FINITE) {
    if (d.kind === SIGNALING) throw typeError("Cannot hash a signaling NaN value");
    if (d.kind === QUIET) return identityOf(d) / 16;
    return d.sign === 1 ? -314159 : 314159;
  }
  const scale =
    d.exp >= 0 ? op.modularPower(10n, BigInt(d.exp), MODULUS) : op.modularPower(INVERSE_TEN, BigInt(-d.exp), MODULUS);
  const h = ((d.coef % MODULUS) * scale) % MODULUS;
  const signed = d.sign === 1 ? -h : h;
  return signed === -1n ? -2 : normalizeInt(signed);
}

/** The int of a finite number, rounded. */
function toInt(d: PyDecimal, round: number): PyValue {
  if (d.kind !== FINITE) {
    if (d.kind === INFINITE) throw overflowError("cannot convert Infinity to integer");
    throw valueError("cannot convert NaN to integer");
  }
  const env: Environment = { prec: 1, emax: 0, emin: 0, round, clamp: 0, raised: 0 };
  const whole = d.exp < 0 ? op.rescale(d, 0, round, env) : d;
  const magnitude = op.wholePart(whole);
  return normalizeInt(whole.sign === 1 ? -magnitude : magnitude);
}

function toDouble(d: PyDecimal): number {
  if (d.kind === SIGNALING) throw valueError("cannot convert signaling NaN to float");
  if (d.kind === QUIET) return d.sign === 1 ? -Number.NaN : Number.NaN;
  return parseFloatText(decimalText(d))!;
}

function integerRatio(d: PyDecimal): PyValue {
  if (d.kind !== FINITE) {
    if (d.kind === INFINITE) throw overflowError("cannot convert Infinity to integer ratio");
    throw valueError("cannot convert NaN to integer ratio");
  }
  if (d.zero) return new PyTuple([0, 1]);
  let numerator = d.coef;
  let denominator = 1n;
  if (d.exp >= 0) numerator *= pow10(d.exp);
  else {
    denominator = pow10(-d.exp);
    let a = numerator;
    let b = denominator;
    while (b !== 0n) [a, b] = [b, a % b];
    numerator /= a;
    denominator /= a;
  }
  return new PyTuple([normalizeInt(d.sign === 1 ? -numerator : numerator), normalizeInt(denominator)]);
}

function asTuple(d: PyDecimal): PyValue {
  let exponent: PyValue = d.exp;
  let digits: PyValue[] = [];
  if (d.kind === INFINITE) {
    exponent = "F";
    digits = [0];
  } else {
    if (d.kind === QUIET) exponent = "n";
    else if (d.kind === SIGNALING) exponent = "N";
    if (d.kind === FINITE || !d.zero) digits = Array.from(d.text, Number);
  }
  return callv(decimalState().decimalTuple, [d.sign, new PyTuple(digits), exponent]);
}

function round(d: PyDecimal, places: PyValue): PyValue {
  if (places === None) return toInt(d, ROUND_HALF_EVEN);
  if (intValue(places) === undefined && !isIndexable(places)) throw typeError("optional arg must be an integer");
  const n = toIndexValue(places);
  if (typeof n === "bigint" || n > 0x7fffffff || n < -0x80000000)
    throw overflowError("Python int too large to convert to C ssize_t");
  const context = runningContext();
  return run2(op.quantize, d, new PyDecimal(0, 1n, n === 0 ? 0 : -n), context);
}

function separatorsOf(override: PyValue): Partial<Separators> {
  if (override === None) return {};
  if (!(override instanceof PyDict)) throw typeError("optional argument must be a dict");
  const out: Partial<Separators> = {};
  const item = (key: string): string | undefined => {
    const v = override.getStr(key);
    if (v === undefined) return undefined;
    const text = jsText(v);
    if (text === undefined) throw typeError("bad argument type for built-in operation");
    return text;
  };
  const point = item("decimal_point");
  const thousands = item("thousands_sep");
  const grouping = item("grouping");
  if (point !== undefined) out.point = point;
  if (thousands !== undefined) out.thousands = thousands;
  if (grouping !== undefined) out.grouping = Array.from(grouping.split("\0")[0]!, (c) => c.charCodeAt(0));
  const size = (text: string | undefined, fallback: number): number =>
    text === undefined ? fallback : new TextEncoder().encode(text).length;
  const pointSize = size(point, 1);
  if (pointSize === 0 || pointSize > 4 || size(thousands, 0) > 4 || out.grouping?.some((n) => n > 127) === true)
    throw valueError("invalid override dict");
  return out;
}

function format(d: PyDecimal, specValue: PyValue, override: PyValue): PyValue {
  const spec = jsText(specValue);
  if (spec === undefined) throw typeError("format arg must be str");
  const separators = separatorsOf(override);
  const context = runningContext();
  if (spec === "") return decimalText(d, context.capitals === 1);
  if (spec.endsWith("N")) warnDeprecated("Format specifier 'N' is deprecated");
  return fromUtf16(formatDecimal(d, spec, context.round, context.capitals === 1, separators));
}

/** An instance of a subclass with the value of `d`; `d` itself for Decimal. */
function instance(cls: PyType, d: PyDecimal): PyValue {
  if (cls === decimalType) return d.cls === decimalType ? d : copyOf(d);
  const made = new cls.K() as PyDecimal;
  made.sign = d.sign;
  made.kind = d.kind;
  made.exp = d.exp;
  made.takeCoef(d);
  return made;
}

const slots: Slots<PyDecimal> = {
  repr: (self) => `Decimal('${decimalText(self, runningContext().capitals === 1)}')`,
  str: (self) => decimalText(self, runningContext().capitals === 1),
  hash,
  bool: (self) => !isZero(self),
  lt: comparison("lt"),
  le: comparison("le"),
  eq: comparison("eq"),
  ne: comparison("ne"),
  gt: comparison("gt"),
  ge: comparison("ge"),
  add: binary(op.add),
  radd: reflected(op.add),
  sub: binary(op.subtract),
  rsub: reflected(op.subtract),
  mul: binary(op.multiply),
  rmul: reflected(op.multiply),
  truediv: binary(op.divide),
  rtruediv: reflected(op.divide),
  floordiv: binary(op.divideInteger),
  rfloordiv: reflected(op.divideInteger),
  mod: binary(op.remainder),
  rmod: reflected(op.remainder),
  divmod: (self, other) => {
    const b = operand(other);
    return b === undefined ? NotImplemented : divmodTuple(self, b, runningContext());
  },
  rdivmod: (self, other) => {
    const a = operand(other);
    return a === undefined ? NotImplemented : divmodTuple(a, self, runningContext());
  },
  pow: powerOperator,
  rpow: (self, other, modulus) => powerOperator(other, self, modulus),
  neg: unary(op.minus),
  pos: unary(op.plus),
  abs: unary(op.absolute),
  int: (self) => toInt(self, ROUND_DOWN),
  float: (self) => new PyFloat(toDouble(self)),
};

export const decimalType: PyType = makeType(
  PyDecimal,
  { name: "decimal.Decimal", module: "decimal", flags: TypeFlags.BASETYPE },
  (c) => {
    const context = arg("context", contextOrNone, "None");
    const one = (operation: UnaryOperation): MethodSpec =>
      c.method([context], (self, ctx) => run1(operation, self, ctx));
    const two = (operation: BinaryOperation): MethodSpec =>
      c.method([arg("other", number), context], (self, other, ctx) => run2(operation, self, other, ctx));
    const integral = (exact: boolean): MethodSpec =>
      c.method([arg("rounding", roundingOrNone, "None"), context], (self, mode, ctx) => {
        const r = op.toIntegral(self, ctx, exact, mode ?? ctx.round);
        if (ctx.raised !== 0) settle(ctx);
        return r;
      });
    const test = (predicate: (d: PyDecimal) => boolean): MethodSpec => c.method([], predicate);
    const bits = (bit: (x: boolean, y: boolean) => boolean): MethodSpec =>
      two((a, b, env) => ng.logical(a, b, env, bit));
    return {
      slots: {
        ...slots,
        new: c.make([arg("value", '"0"'), arg("context", contextOrNone, "None")], (cls, value, ctx) => {
          if (cls === decimalType && value instanceof PyDecimal && value.cls === decimalType) return value;
          return instance(cls, toDecimal(value, ctx));
        }),
      },
      methods: {
        exp: one(ex.exp),
        ln: one(ex.ln),
        log10: one(ex.log10),
        next_minus: one(ng.nextMinus),
        next_plus: one(ng.nextPlus),
        normalize: one(op.reduce),
        sqrt: one(op.squareRoot),
        logb: one(ng.logb),
        logical_invert: one(ng.logicalInvert),
        to_integral: integral(false),
        to_integral_value: integral(false),
        to_integral_exact: integral(true),
        compare: two(op.compare),
        compare_signal: two(op.compareSignal),
        compare_total: two(op.compareTotal),
        compare_total_mag: two(op.compareTotalMagnitude),
        max: two(op.max),
        max_mag: two(op.maxMagnitude),
        min: two(op.min),
        min_mag: two(op.minMagnitude),
        next_toward: two(ng.nextToward),
        remainder_near: two(op.remainderNear),
        logical_and: bits((x, y) => x && y),
        logical_or: bits((x, y) => x || y),
        logical_xor: bits((x, y) => x !== y),
        rotate: two(ng.rotate),
        scaleb: two(ng.scaleb),
        shift: two(ng.shift),
        copy_sign: two((a, b) => copyOf(a, b.sign)),
        copy_abs: c.method([], (self) => copyOf(self, 0)),
        copy_negate: c.method([], (self) => copyOf(self, 1 - self.sign)),
        same_quantum: c.method([arg("other", number), context], (self, other) => sameQuantum(self, other)),
        quantize: c.method(
          [arg("exp", number), arg("rounding", roundingOrNone, "None"), context],
          (self, other, mode, ctx) => {
            const before = ctx.round;
            if (mode !== undefined) ctx.round = mode;
            const r = op.quantize(self, other, ctx);
            ctx.round = before;
            if (ctx.raised !== 0) settle(ctx);
            return r;
          },
        ),
        fma: c.method([arg("other", number), arg("third", number), context], (self, other, third, ctx) => {
          const r = op.fma(self, other, third, ctx);
          if (ctx.raised !== 0) settle(ctx);
          return r;
        }),
        is_canonical: test(() => true),
        is_finite: test((d) => d.kind === FINITE),
        is_infinite: test((d) => d.kind === INFINITE),
        is_nan: test(isNan),
        is_qnan: test((d) => d.kind === QUIET),
        is_snan: test((d) => d.kind === SIGNALING),
        is_signed: test((d) => d.sign === 1),
        is_zero: test(isZero),
        is_normal: c.method([context], (self, ctx) => isNormal(self, ctx)),
        is_subnormal: c.method([context], (self, ctx) => isSubnormal(self, ctx)),
        number_class: c.method([context], (self, ctx) => ng.numberClass(self, ctx)),
        to_eng_string: c.method([context], (self, ctx) => decimalText(self, ctx.capitals === 1, true)),
        adjusted: c.method([], (self) => (self.kind === FINITE ? self.adjusted : 0)),
        canonical: c.method([], (self) => self),
        conjugate: c.method([], (self) => self),
        radix: c.method([], () => new PyDecimal(0, 10n, 0)),
        as_tuple: c.method([], asTuple),
        as_integer_ratio: c.method([], integerRatio),
        from_float: c.classMethod([pos("f")], (cls, f) => {
          const d = fromFloat(f);
          return cls === decimalType ? d : call1(cls, d);
        }),
        from_number: c.classMethod([pos("number")], (cls, v) => {
          const d = fromNumber(v, runningContext());
          return cls === decimalType ? instance(cls, d) : call1(cls, d);
        }),
        __copy__: c.method([], (self) => self),
        __deepcopy__: c.method([pos("object")], (self) => self),
        __reduce__: c.method([], (self) => new PyTuple([self.cls, new PyTuple([decimalText(self)])])),
        __format__: c.method([pos("format_spec"), pos("override", "None")], format),
        __round__: c.method([pos("ndigits", "None")], round),
        __ceil__: c.method([], (self) => toInt(self, ROUND_CEILING)),
        __floor__: c.method([], (self) => toInt(self, ROUND_FLOOR)),
        __trunc__: c.method([], (self) => toInt(self, ROUND_DOWN)),
        __complex__: c.method([], (self) => new PyComplex(toDouble(self), 0)),
        // By words of nine digits: the module has the limits of a build of 32 bits.
        __sizeof__: c.method([], (self) => 72 + 4 * Math.max(1, Math.ceil(self.digits / 9))),
      },
      properties: {
        real: c.property((self) => self),
        imag: c.property(() => new PyDecimal(0, 0n, 0)),
      },
    };
  },
);

export function sameQuantum(a: PyDecimal, b: PyDecimal): boolean {
  if (a.kind === FINITE && b.kind === FINITE) return a.exp === b.exp;
  return (isNan(a) && isNan(b)) || (a.kind === INFINITE && b.kind === INFINITE);
}
export function isNormal(d: PyDecimal, env: Environment): boolean {
  return d.kind === FINITE && !d.zero && d.adjusted >= env.emin;
}
export function isSubnormal(d: PyDecimal, env: Environment): boolean {
  return d.kind === FINITE && !d.zero && d.adjusted < env.emin;
}
