// Arithmetic and bitwise operators: number fast paths, then CPython's binary_op1 over special methods (Objects/abstract.c).

import { floorDivideBig, moduloBig } from "#text/int-math.ts";
import { checkInt } from "../allocation.ts";

import { callUnbound, callUnbound1 } from "../calls/call.ts";
import { PyTuple } from "../objects/containers.ts";
import { typeError, zeroDivisionError } from "../objects/exceptions.ts";
import { PyNativeMethod } from "../objects/functions.ts";
import { normalizeInt, PyFloat } from "../objects/numbers.ts";
import type { PyValue } from "../objects/object.ts";
import { None, NotImplemented } from "../objects/singletons.ts";
import { concatStr, PyStr } from "../objects/str.ts";
import { typeName, typeOf } from "../objects/type-of.ts";

function unsupported(symbol: string, a: PyValue, b: PyValue): never {
  throw typeError(`unsupported operand type(s) for ${symbol}: '${typeName(a)}' and '${typeName(b)}'`);
}

/** Is it concatenation or repetition of a sequence type (tried last)? */
function isSequenceSlot(f: PyValue | undefined): boolean {
  return f instanceof PyNativeMethod && f.spec.sequence === true;
}

/** Special-method dispatch; undefined when neither side knows the operation. */
export function tryBinary(a: PyValue, b: PyValue, name: string, reflected: string): PyValue | undefined {
  const ta = typeOf(a);
  const tb = typeOf(b);
  let f = ta.lookup(name);
  if (isSequenceSlot(f)) f = undefined;
  if (ta !== tb) {
    let g = tb.lookup(reflected);
    if (isSequenceSlot(g)) g = undefined;
    if (g !== undefined) {
      if (tb.isSubtype(ta) && g !== ta.lookup(reflected)) {
        const r = callUnbound1(g, b, a);
        if (r !== NotImplemented) return r;
        if (f === undefined) return undefined;
        const s = callUnbound1(f, a, b);
        return s === NotImplemented ? undefined : s;
      }
      if (f !== undefined) {
        const r = callUnbound1(f, a, b);
        if (r !== NotImplemented) return r;
      }
      const r = callUnbound1(g, b, a);
      return r === NotImplemented ? undefined : r;
    }
  }
  if (f === undefined) return undefined;
  const r = callUnbound1(f, a, b);
  return r === NotImplemented ? undefined : r;
}

/** An operator: its special methods, its symbol, and whether sequences know it (`sq_concat`, `sq_repeat`). */
interface Operator {
  readonly name: string;
  readonly reflected: string;
  readonly inPlace: string;
  readonly symbol: string;
  readonly sequence: boolean;
}
const operator = (base: string, symbol: string): Operator => ({
  name: `__${base}__`,
  reflected: `__r${base}__`,
  inPlace: `__i${base}__`,
  symbol,
  sequence: base === "add" || base === "mul",
});
const ADD: Operator = operator("add", "+");
const SUB: Operator = operator("sub", "-");
const MUL: Operator = operator("mul", "*");
const MATMUL: Operator = operator("matmul", "@");
const TRUEDIV: Operator = operator("truediv", "/");
const FLOORDIV: Operator = operator("floordiv", "//");
const MOD: Operator = operator("mod", "%");
const LSHIFT: Operator = operator("lshift", "<<");
const RSHIFT: Operator = operator("rshift", ">>");
const AND: Operator = operator("and", "&");
const OR: Operator = operator("or", "|");
const XOR: Operator = operator("xor", "^");

function slow(a: PyValue, b: PyValue, op: Operator): PyValue {
  if (typeof a === "object" && typeof b === "object" && a.cls === b.cls) {
    // Of one class: there is nothing to choose.
    const f = a.cls.lookup(op.name);
    if (f !== undefined) {
      const r = callUnbound1(f, a, b);
      if (r !== NotImplemented) return r;
    }
  } else {
    const r = tryBinary(a, b, op.name, op.reflected);
    if (r !== undefined) return r;
  }
  return fallback(a, b, op, op.symbol);
}

// Sequences: + and * are tried after the numeric methods, with their own texts.
function fallback(a: PyValue, b: PyValue, op: Operator, symbol: string): PyValue {
  if (op.sequence) {
    const f = typeOf(a).lookup(op.name);
    if (isSequenceSlot(f)) return callUnbound(f!, a, [b]);
    if (op === MUL) {
      const g = typeOf(b).lookup("__rmul__");
      if (isSequenceSlot(g)) return callUnbound(g!, b, [a]);
    }
  }
  unsupported(symbol, a, b);
}

function inPlace(a: PyValue, b: PyValue, op: Operator, plain: (a: PyValue, b: PyValue) => PyValue): PyValue {
  if (typeof a === "object") {
    const f = a.cls.lookup(op.inPlace);
    const sequence = isSequenceSlot(f);
    if (f !== undefined && (!sequence || (typeof b === "object" && b.cls === a.cls))) {
      const r = callUnbound1(f, a, b);
      if (r !== NotImplemented) return r;
    }
    const r = tryBinary(a, b, op.name, op.reflected);
    if (r !== undefined) return r;
    // sq_inplace_concat and sq_inplace_repeat come after the numeric methods of both.
    if (f !== undefined && sequence) return callUnbound1(f, a, b);
    return fallback(a, b, op, op.symbol + "=");
  }
  if (typeof b !== "object") return plainOr(a, b, op, plain);
  const r = tryBinary(a, b, op.name, op.reflected);
  return r !== undefined ? r : fallback(a, b, op, op.symbol + "=");
}

// Two primitives: only the symbol in the message differs from the plain operator.
function plainOr(a: PyValue, b: PyValue, op: Operator, plain: (a: PyValue, b: PyValue) => PyValue): PyValue {
  if ((typeof a === "string") === (typeof b === "string") && typeof a !== "string") return plain(a, b);
  if (op === ADD && typeof a === "string" && typeof b === "string") return plain(a, b);
  const r = tryBinary(a, b, op.name, op.reflected);
  return r !== undefined ? r : fallback(a, b, op, op.symbol + "=");
}

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
  return slow(a, b, ADD);
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
  return slow(a, b, SUB);
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
  return slow(a, b, MUL);
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
  return slow(a, b, MATMUL);
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
  return slow(a, b, TRUEDIV);
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
  return slow(a, b, FLOORDIV);
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
  return slow(a, b, MOD);
}

export function pow(a: PyValue, b: PyValue): PyValue {
  if (typeof a === "number" && typeof b === "number" && b >= 0) {
    const r = a ** b;
    if (Number.isSafeInteger(r)) return r === 0 ? 0 : r;
  }
  const r = tryBinary(a, b, "__pow__", "__rpow__");
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
  return slow(a, b, LSHIFT);
}
export function rshift(a: PyValue, b: PyValue): PyValue {
  if (typeof a === "number" && typeof b === "number" && b >= 0) {
    if (isInt32(a)) return b > 31 ? (a < 0 ? -1 : 0) : a >> b;
    if (b > 1100) return a < 0 ? -1 : 0;
    return Math.floor(a / (b < POWERS.length ? POWERS[b]! : 2 ** b));
  }
  return slow(a, b, RSHIFT);
}
export function and(a: PyValue, b: PyValue): PyValue {
  if (isInt32(a) && isInt32(b)) return a & b;
  if (typeof a === "boolean" && typeof b === "boolean") return a && b;
  if (isIntPrimitive(a) && isIntPrimitive(b)) return normalizeInt(big(a) & big(b));
  return slow(a, b, AND);
}
export function or(a: PyValue, b: PyValue): PyValue {
  if (isInt32(a) && isInt32(b)) return a | b;
  if (typeof a === "boolean" && typeof b === "boolean") return a || b;
  if (isIntPrimitive(a) && isIntPrimitive(b)) return normalizeInt(big(a) | big(b));
  return slow(a, b, OR);
}
export function xor(a: PyValue, b: PyValue): PyValue {
  if (isInt32(a) && isInt32(b)) return a ^ b;
  if (typeof a === "boolean" && typeof b === "boolean") return a !== b;
  if (isIntPrimitive(a) && isIntPrimitive(b)) return normalizeInt(big(a) ^ big(b));
  return slow(a, b, XOR);
}

type Op = (a: PyValue, b: PyValue) => PyValue;
const inPlaceOf =
  (op: Operator, plain: Op): Op =>
  (a, b) =>
    inPlace(a, b, op, plain);
export const iadd: Op = (a, b) =>
  typeof a === "string" && typeof b === "string"
    ? a + b
    : a instanceof PyFloat && !a.cls.isHeap && dbl(b) !== undefined
      ? add(a, b)
      : inPlace(a, b, ADD, add);
export const isub: Op = (a, b) =>
  a instanceof PyFloat && !a.cls.isHeap && dbl(b) !== undefined ? sub(a, b) : inPlace(a, b, SUB, sub);
export const imul: Op = (a, b) =>
  a instanceof PyFloat && !a.cls.isHeap && dbl(b) !== undefined ? mul(a, b) : inPlace(a, b, MUL, mul);
export const imatmul: Op = inPlaceOf(MATMUL, matmul);
export const itruediv: Op = (a, b) =>
  a instanceof PyFloat && !a.cls.isHeap && dbl(b) !== undefined ? truediv(a, b) : inPlace(a, b, TRUEDIV, truediv);
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
    const r = tryBinary(a, b, "__pow__", "__rpow__");
    return r !== undefined ? r : unsupported("**=", a, b);
  }
  if (typeof b !== "object" && typeof a !== "string" && typeof b !== "string") return pow(a, b);
  const r = tryBinary(a, b, "__pow__", "__rpow__");
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
