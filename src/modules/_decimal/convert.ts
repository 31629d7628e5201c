// What becomes a Decimal: ints, floats, text, tuples, rationals; and the arguments of methods (Modules/_decimal/_decimal.c, PyDecType_From…).

import { callMethod, getattr } from "#runtime/attributes.ts";
import type { Converter } from "#runtime/native/params.ts";
import { PyList, PyTuple } from "#runtime/objects/containers.ts";
import { overflowError, typeError, valueError } from "#runtime/objects/exceptions.ts";
import { intValue, PyComplex, PyFloat } from "#runtime/objects/numbers.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { jsText } from "#runtime/objects/str.ts";
import { typeName } from "#runtime/objects/type-of.ts";
import { toAscii } from "#text/number-parse.ts";
import { ERRORS, finalize, ROUNDINGS, Status } from "./environment.ts";
import { copyOf, INFINITE, isNan, PyDecimal, QUIET } from "./number.ts";
import { decimalState, PyDecimalContext, runningContext, signal } from "./signals.ts";
import { parseDecimal, parseExactly } from "./text.ts";

export function fromInt(i: number | bigint): PyDecimal {
  const sign = i < 0 ? 1 : 0;
  if (typeof i === "bigint") return new PyDecimal(sign, sign === 1 ? -i : i, 0);
  return PyDecimal.ofNumber(sign, Math.abs(i), 0);
}

const bits = new DataView(new ArrayBuffer(8));
/** The exact value of a double. */
export function fromDouble(x: number): PyDecimal {
  if (Number.isNaN(x)) return new PyDecimal(0, 0n, 0, QUIET);
  const sign = x < 0 || Object.is(x, -0) ? 1 : 0;
  if (!Number.isFinite(x)) return new PyDecimal(sign, 0n, 0, INFINITE);
  if (Number.isInteger(x)) return new PyDecimal(sign, BigInt(Math.abs(x)), 0);
  bits.setFloat64(0, x);
  const raw = bits.getBigUint64(0);
  const biased = Number((raw >> 52n) & 0x7ffn);
  let mantissa = raw & 0xfffffffffffffn;
  let exponent = biased === 0 ? -1074 : biased - 1075;
  if (biased !== 0) mantissa |= 1n << 52n;
  while ((mantissa & 1n) === 0n) {
    mantissa >>= 1n;
    exponent++;
  }
  return new PyDecimal(sign, mantissa * 5n ** BigInt(-exponent), exponent);
}

/** An operand of an arithmetic operator: Decimal or int; undefined for others. */
export function operand(v: PyValue): PyDecimal | undefined {
  if (v instanceof PyDecimal) return v;
  const i = intValue(v);
  return i === undefined ? undefined : fromInt(i);
}

const unsupported = (v: PyValue) => typeError(`conversion from ${typeName(v)} to Decimal is not supported`);

/** An operand of a method. */
export const number: Converter<PyDecimal> = (v) => {
  const d = operand(v);
  if (d === undefined) throw unsupported(v);
  return d;
};
export const decimal: Converter<PyDecimal> = (v) => {
  if (!(v instanceof PyDecimal)) throw typeError("argument must be a Decimal");
  return v;
};
/** An optional context: the running one for None. */
export const contextOrNone: Converter<PyDecimalContext> = (v) => {
  if (v === None) return runningContext();
  if (!(v instanceof PyDecimalContext)) throw typeError("optional argument must be a context");
  return v;
};
/** A rounding mode; undefined for None. */
export const roundingOrNone: Converter<number | undefined> = (v) => (v === None ? undefined : rounding(v));
export function rounding(v: PyValue): number {
  const text = jsText(v);
  const mode = text === undefined ? -1 : ROUNDINGS.indexOf(text);
  if (mode < 0)
    throw typeError(
      "valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]",
    );
  return mode;
}

/** sys.maxsize. */
const MAX_SIZE = 2n ** 63n - 1n;

/** Text of the tuple form (sign, digits, exponent). */
function tupleText(v: PyTuple | PyList): string {
  const { items } = v;
  if (items.length !== 3) throw valueError("argument must be a sequence of length 3");
  const [signItem, digitsItem, exponentItem] = items as [PyValue, PyValue, PyValue];
  const sign = intValue(signItem);
  if (sign !== 0 && sign !== 1) throw valueError("sign must be an integer with the value 0 or 1");
  let special = "";
  let exponent = "";
  const kind = jsText(exponentItem);
  if (kind !== undefined) {
    if (kind !== "F" && kind !== "n" && kind !== "N")
      throw valueError("string argument in the third position must be 'F', 'n' or 'N'");
    special = kind === "F" ? "Inf" : kind === "n" ? "NaN" : "sNaN";
  } else {
    const e = intValue(exponentItem);
    if (e === undefined) throw valueError("exponent must be an integer");
    if (e > MAX_SIZE || e < -MAX_SIZE - 1n) throw overflowError("Python int too large to convert to C ssize_t");
    exponent = `E${e}`;
  }
  if (!(digitsItem instanceof PyTuple || digitsItem instanceof PyList))
    throw valueError("coefficient must be a tuple of digits");
  let digits = "";
  for (const item of digitsItem.items) {
    const digit = intValue(item);
    if (digit === undefined || digit < 0 || digit > 9) throw valueError("coefficient must be a tuple of digits");
    digits += digit;
  }
  if (special === "Inf") digits = "";
  else if (special === "" && digits === "") digits = "0";
  return (sign === 1 ? "-" : "") + special + digits + exponent;
}

function exactText(text: string, context: PyDecimalContext): PyDecimal {
  const { value, raised } = parseExactly(text);
  if ((raised & ERRORS) !== 0) signal(context, raised & ERRORS);
  return value;
}

/** `Decimal(v)`: exact; conditions go to the context. */
export function toDecimal(v: PyValue, context: PyDecimalContext): PyDecimal {
  const known = operand(v);
  if (known !== undefined) return known;
  const text = jsText(v);
  if (text !== undefined) return exactText(text, context);
  if (v instanceof PyTuple || v instanceof PyList) return exactText(tupleText(v), context);
  if (v instanceof PyFloat) {
    signal(context, Status.FLOAT_OPERATION);
    return fromDouble(v.value);
  }
  throw unsupported(v);
}

/** `Decimal.from_float` and its kin: a float or an int. */
export function fromFloat(v: PyValue): PyDecimal {
  const i = intValue(v);
  if (i !== undefined) return fromInt(i);
  if (v instanceof PyFloat) return fromDouble(v.value);
  throw typeError("argument must be int or float");
}

/** `Decimal.from_number`. */
export function fromNumber(v: PyValue, context: PyDecimalContext): PyDecimal {
  if (v instanceof PyDecimal || v instanceof PyFloat || intValue(v) !== undefined) return toDecimal(v, context);
  throw unsupported(v);
}

/** `context.create_decimal(v)`: rounded to the context. */
export function createDecimal(v: PyValue, context: PyDecimalContext): PyDecimal {
  let made: PyDecimal;
  const text = jsText(v);
  if (text !== undefined) made = parseDecimal(toAscii(text), context);
  else if (v instanceof PyDecimal) {
    if (isNan(v) && !v.zero && v.digits > context.prec - context.clamp) {
      context.raised |= Status.CONVERSION_SYNTAX;
      made = new PyDecimal(0, 0n, 0, QUIET);
    } else made = finalize(copyOf(v), context);
  } else if (v instanceof PyTuple || v instanceof PyList) made = parseDecimal(tupleText(v), context);
  else made = finalize(copyOf(toDecimal(v, context)), context);
  if (context.raised !== 0) signal(context, 0);
  return made;
}

/** Both sides of a comparison as decimals that compare as the values do; undefined for foreign types. */
export function comparable(
  v: PyDecimal,
  w: PyValue,
  equality: boolean,
  context: PyDecimalContext,
): readonly [PyDecimal, PyDecimal] | undefined {
  const known = operand(w);
  if (known !== undefined) return [v, known];
  if (w === None) return undefined;
  if (w instanceof PyFloat) {
    if (equality) context.status |= Status.FLOAT_OPERATION;
    else signal(context, Status.FLOAT_OPERATION);
    return [v, fromDouble(w.value)];
  }
  if (w instanceof PyComplex && equality) {
    if (w.imag !== 0) return undefined;
    context.status |= Status.FLOAT_OPERATION;
    return [v, fromDouble(w.real)];
  }
  if (typeof w !== "object" || !isRational(w)) return undefined;
  const numerator = intValue(getattr(w, "numerator"));
  const denominator = intValue(getattr(w, "denominator"));
  if (numerator === undefined || denominator === undefined) throw typeError("numerator is not an int");
  if (v.kind !== 0) return [v, fromInt(numerator)];
  const scaled = new PyDecimal(v.sign, v.coef * BigInt(denominator), v.exp);
  return [scaled, fromInt(numerator)];
}

function isRational(w: PyValue): boolean {
  const { rational } = decimalState();
  return callMethod(rational, "__instancecheck__", w) === true;
}
