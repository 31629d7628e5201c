// Arithmetic and bitwise operators: number fast paths, then special methods (binary.ts).

import { floorDivideBig, moduloBig } from "#text/int-math.ts";
import { checkInt } from "../allocation.ts";

import { callUnbound } from "../calls/call.ts";
import { PyTuple } from "../objects/containers.ts";
import { typeError, zeroDivisionError } from "../objects/exceptions.ts";
import { normalizeInt, PyFloat } from "../objects/numbers.ts";
import type { PyValue } from "../objects/object.ts";
import { None, NotImplemented } from "../objects/singletons.ts";
import { concatStr, PyStr } from "../objects/str.ts";
import { typeName, typeOf } from "../objects/type-of.ts";
import {
  ADD,
  AND,
  binary,
  binaryInPlace,
  FLOORDIV,
  LSHIFT,
  MATMUL,
  MOD,
  MUL,
  type Operator,
  OR,
  POW,
  RSHIFT,
  SUB,
  TRUEDIV,
  tryBinary,
  unsupported,
  XOR,
} from "./binary.ts";

/** The double of a float or small int operand; undefined for others. */
function dbl(v: PyValue): number | undefined {
  if (v instanceof PyFloat) return v.cls.isHeap ? undefined : v.value;
  return typeof v === "number" ? v : undefined;
}
function isIntPrimitive(v: PyValue): v is number | bigint {
  return typeof v === "number" || typeof v === "bigint";
}

function big(v: number | bigint): bigint {
  return typeof v === "bigint" ? v : BigInt(v);
}

export function add(a: PyValue, b: PyValue): PyValue {
  if (typeof a === "number" && typeof b === "number") {
    const r = a + b;
    return Number.isSafeInteger(r) ? r : BigInt(a) + BigInt(b);
  }
  if (typeof a === "string") {
    if (typeof b === "string") return a + b;
    if (b instanceof PyStr) return concatStr(a, b);
  } else {
    const x = dbl(a);
    if (x !== undefined) {
      const y = dbl(b);
      if (y !== undefined) return new PyFloat(x + y);
    }
    if (isIntPrimitive(a) && isIntPrimitive(b)) return normalizeInt(big(a) + big(b));
  }
  return binary(a, b, ADD);
}

export function sub(a: PyValue, b: PyValue): PyValue {
  if (typeof a === "number" && typeof b === "number") {
    const r = a - b;
    return Number.isSafeInteger(r) ? r : BigInt(a) - BigInt(b);
  }
  const x = dbl(a);
  if (x !== undefined) {
    const y = dbl(b);
    if (y !== undefined) return new PyFloat(x - y);
  }
  if (isIntPrimitive(a) && isIntPrimitive(b)) return normalizeInt(big(a) - big(b));
  return binary(a, b, SUB);
}

export function mul(a: PyValue, b: PyValue): PyValue {
  if (typeof a === "number" && typeof b === "number") {
    const r = a * b;
    return Number.isSafeInteger(r) ? (r === 0 ? 0 : r) : normalizeInt(BigInt(a) * BigInt(b));
  }
  const x = dbl(a);
  if (x !== undefined) {
    const y = dbl(b);
    if (y !== undefined) return new PyFloat(x * y);
  }
  if (isIntPrimitive(a) && isIntPrimitive(b)) return product(big(a) * big(b));
  return binary(a, b, MUL);
}

/** A product of which a factor is a bigint, and so beyond the safe range; it may be huge. */
function product(v: bigint): PyValue {
  if (v === 0n) return 0;
  // Constants, not `-WIDE`: a negation copies the number.
  return (v < 0n ? v < LEAST_WIDE : v > WIDE) ? checkInt(v) : v;
}
const WIDE = 1n << 100000n;
const LEAST_WIDE = -WIDE;

export function matmul(a: PyValue, b: PyValue): PyValue {
  return binary(a, b, MATMUL);
}

export function truediv(a: PyValue, b: PyValue): PyValue {
  const x = dbl(a);
  if (x !== undefined) {
    const y = dbl(b);
    if (y !== undefined) {
      if (y === 0) throw zeroDivisionError("division by zero");
      return new PyFloat(x / y);
    }
  }
  return binary(a, b, TRUEDIV);
}

/** Floor of the quotient of two safe ints. */
function floorDivide(a: number, b: number): number {
  const m = a % b;
  const q = (a - m) / b;
  return m !== 0 && m < 0 !== b < 0 ? q - 1 : q === 0 ? 0 : q;
}

function floorMod(a: number, b: number): number {
  const m = a % b;
  return m === 0 ? 0 : m < 0 !== b < 0 ? m + b : m;
}

export function floordiv(a: PyValue, b: PyValue): PyValue {
  if (isIntPrimitive(a) && isIntPrimitive(b)) {
    // biome-ignore lint/suspicious/noDoubleEquals: 0 and 0n
    if (b == 0) throw zeroDivisionError("division by zero");
    if (typeof a === "number" && typeof b === "number") return floorDivide(a, b);
    return normalizeInt(floorDivideBig(big(a), big(b)));
  }
  return binary(a, b, FLOORDIV);
}

/** `text % args`, installed by builtins/str. */
export const textOperators: { percent: ((text: string, args: PyValue) => PyValue) | undefined } = {
  percent: undefined,
};

export function mod(a: PyValue, b: PyValue): PyValue {
  if (typeof a === "string" && (typeof b !== "object" || b instanceof PyTuple) && textOperators.percent !== undefined)
    return textOperators.percent(a, b);
  if (isIntPrimitive(a) && isIntPrimitive(b)) {
    // biome-ignore lint/suspicious/noDoubleEquals: 0 and 0n
    if (b == 0) throw zeroDivisionError("division by zero");
    if (typeof a === "number" && typeof b === "number") return floorMod(a, b);
    return normalizeInt(moduloBig(big(a), big(b)));
  }
  return binary(a, b, MOD);
}

export function pow(a: PyValue, b: PyValue): PyValue {
  if (typeof a === "number" && typeof b === "number" && b >= 0) {
    const r = a ** b;
    if (Number.isSafeInteger(r)) return r === 0 ? 0 : r;
  }
  const r = tryBinary(a, b, POW);
  return r !== undefined ? r : unsupported("** or pow()", a, b);
}

/** `pow(a, b, m)`. */
export function pow3(a: PyValue, b: PyValue, m: PyValue): PyValue {
  if (m === None) return pow(a, b);
  const ta = typeOf(a);
  const tb = typeOf(b);
  const g = tb.lookup("__rpow__");
  const forward = [ta.lookup("__pow__"), a, b] as const;
  const reflected = [g, b, a] as const;
  // The right operand comes first where its type is a subclass that overrides.
  const order =
    ta !== tb && tb.isSubtype(ta) && g !== ta.lookup("__rpow__") ? [reflected, forward] : [forward, reflected];
  for (const [f, self, other] of order) {
    if (f === undefined) continue;
    const r = callUnbound(f, self, [other, m]);
    if (r !== NotImplemented) return r;
  }
  throw typeError(`unsupported operand type(s) for ** or pow(): '${typeName(a)}', '${typeName(b)}', '${typeName(m)}'`);
}

function isInt32(v: PyValue): v is number {
  return typeof v === "number" && (v | 0) === v;
}

/** Powers of two, which the host is slow to raise. */
const POWERS: readonly number[] = Array.from({ length: 54 }, (_, n) => 2 ** n);

export function lshift(a: PyValue, b: PyValue): PyValue {
  if (typeof a === "number" && isInt32(b) && b >= 0 && b < 53) {
    const r = a * POWERS[b]!;
    if (Number.isSafeInteger(r)) return r;
  }
  return binary(a, b, LSHIFT);
}
export function rshift(a: PyValue, b: PyValue): PyValue {
  if (typeof a === "number" && typeof b === "number" && b >= 0) {
    if (isInt32(a)) return b > 31 ? (a < 0 ? -1 : 0) : a >> b;
    if (b > 1100) return a < 0 ? -1 : 0;
    return Math.floor(a / (b < POWERS.length ? POWERS[b]! : 2 ** b));
  }
  return binary(a, b, RSHIFT);
}
export function and(a: PyValue, b: PyValue): PyValue {
  if (isInt32(a) && isInt32(b)) return a & b;
  if (typeof a === "boolean" && typeof b === "boolean") return a && b;
  if (isIntPrimitive(a) && isIntPrimitive(b)) return normalizeInt(big(a) & big(b));
  return binary(a, b, AND);
}
export function or(a: PyValue, b: PyValue): PyValue {
  if (isInt32(a) && isInt32(b)) return a | b;
  if (typeof a === "boolean" && typeof b === "boolean") return a || b;
  if (isIntPrimitive(a) && isIntPrimitive(b)) return normalizeInt(big(a) | big(b));
  return binary(a, b, OR);
}
export function xor(a: PyValue, b: PyValue): PyValue {
  if (isInt32(a) && isInt32(b)) return a ^ b;
  if (typeof a === "boolean" && typeof b === "boolean") return a !== b;
  if (isIntPrimitive(a) && isIntPrimitive(b)) return normalizeInt(big(a) ^ big(b));
  return binary(a, b, XOR);
}

type Op = (a: PyValue, b: PyValue) => PyValue;
const inPlaceOf =
  (op: Operator, plain: Op): Op =>
  (a, b) =>
    binaryInPlace(a, b, op, plain);
export const iadd: Op = (a, b) =>
  typeof a === "string" && typeof b === "string"
    ? a + b
    : a instanceof PyFloat && !a.cls.isHeap && dbl(b) !== undefined
      ? add(a, b)
      : binaryInPlace(a, b, ADD, add);
export const isub: Op = (a, b) =>
  a instanceof PyFloat && !a.cls.isHeap && dbl(b) !== undefined ? sub(a, b) : binaryInPlace(a, b, SUB, sub);
export const imul: Op = (a, b) =>
  a instanceof PyFloat && !a.cls.isHeap && dbl(b) !== undefined ? mul(a, b) : binaryInPlace(a, b, MUL, mul);
export const imatmul: Op = inPlaceOf(MATMUL, matmul);
export const itruediv: Op = (a, b) =>
  a instanceof PyFloat && !a.cls.isHeap && dbl(b) !== undefined ? truediv(a, b) : binaryInPlace(a, b, TRUEDIV, truediv);
export const ifloordiv: Op = inPlaceOf(FLOORDIV, floordiv);
export const imod: Op = inPlaceOf(MOD, mod);
export const ilshift: Op = inPlaceOf(LSHIFT, lshift);
export const irshift: Op = inPlaceOf(RSHIFT, rshift);
export const iand: Op = inPlaceOf(AND, and);
export const ior: Op = inPlaceOf(OR, or);
export const ixor: Op = inPlaceOf(XOR, xor);
export const ipow: Op = (a, b) => {
  if (typeof a === "object") {
    const f = a.cls.lookup("__ipow__");
    if (f !== undefined) {
      const r = callUnbound(f, a, [b]);
      if (r !== NotImplemented) return r;
    }
    const r = tryBinary(a, b, POW);
    return r !== undefined ? r : unsupported("**=", a, b);
  }
  if (typeof b !== "object" && typeof a !== "string" && typeof b !== "string") return pow(a, b);
  const r = tryBinary(a, b, POW);
  return r !== undefined ? r : unsupported("**=", a, b);
};

function unary(v: PyValue, name: string, symbol: string): PyValue {
  const f = typeOf(v).lookup(name);
  if (f === undefined) throw typeError(`bad operand type for unary ${symbol}: '${typeName(v)}'`);
  return callUnbound(f, v, []);
}
export function neg(v: PyValue): PyValue {
  if (typeof v === "number") return v === 0 ? 0 : -v;
  if (v instanceof PyFloat && !v.cls.isHeap) return new PyFloat(-v.value);
  return unary(v, "__neg__", "-");
}
export function pos(v: PyValue): PyValue {
  if (typeof v === "number") return v;
  return unary(v, "__pos__", "+");
}
export function invert(v: PyValue): PyValue {
  if (isInt32(v)) return ~v;
  return unary(v, "__invert__", "~");
}
/** `abs(v)`. */
export function absolute(v: PyValue): PyValue {
  if (typeof v === "number") return Math.abs(v);
  const f = typeOf(v).lookup("__abs__");
  if (f === undefined) throw typeError(`bad operand type for abs(): '${typeName(v)}'`);
  return callUnbound(f, v, []);
}
