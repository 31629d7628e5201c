// Arithmetic and bitwise operators: number fast paths, then CPython's binary_op1 over special methods (Objects/abstract.c).

import { floorDivideBig, moduloBig } from "#text/int-math.ts";
import { checkInt } from "../allocation.ts";

import { callUnbound } from "../calls/call.ts";
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
        const r = callUnbound(g, b, [a]);
        if (r !== NotImplemented) return r;
        if (f === undefined) return undefined;
        const s = callUnbound(f, a, [b]);
        return s === NotImplemented ? undefined : s;
      }
      if (f !== undefined) {
        const r = callUnbound(f, a, [b]);
        if (r !== NotImplemented) return r;
      }
      const r = callUnbound(g, b, [a]);
      return r === NotImplemented ? undefined : r;
    }
  }
  if (f === undefined) return undefined;
  const r = callUnbound(f, a, [b]);
  return r === NotImplemented ? undefined : r;
}

function slow(a: PyValue, b: PyValue, base: string, symbol: string): PyValue {
  const r = tryBinary(a, b, `__${base}__`, `__r${base}__`);
  if (r !== undefined) return r;
  return fallback(a, b, base, symbol);
}

// Sequences: + and * are tried after the numeric methods, with their own texts.
function fallback(a: PyValue, b: PyValue, base: string, symbol: string): PyValue {
  if (base === "add" || base === "mul") {
    const f = typeOf(a).lookup(`__${base}__`);
    if (isSequenceSlot(f)) return callUnbound(f!, a, [b]);
    if (base === "mul") {
      const g = typeOf(b).lookup("__rmul__");
      if (isSequenceSlot(g)) return callUnbound(g!, b, [a]);
    }
  }
  unsupported(symbol, a, b);
}

function inPlace(
  a: PyValue,
  b: PyValue,
  base: string,
  symbol: string,
  plain: (a: PyValue, b: PyValue) => PyValue,
): PyValue {
  if (typeof a === "object") {
    const f = a.cls.lookup(`__i${base}__`);
    const sequence = isSequenceSlot(f);
    if (f !== undefined && (!sequence || (typeof b === "object" && b.cls === a.cls))) {
      const r = callUnbound(f, a, [b]);
      if (r !== NotImplemented) return r;
    }
    const r = tryBinary(a, b, `__${base}__`, `__r${base}__`);
    if (r !== undefined) return r;
    // sq_inplace_concat and sq_inplace_repeat come after the numeric methods of both.
    if (f !== undefined && sequence) return callUnbound(f, a, [b]);
    return fallback(a, b, base, symbol + "=");
  }
  if (typeof b !== "object") return plainOr(a, b, symbol, plain);
  const r = tryBinary(a, b, `__${base}__`, `__r${base}__`);
  return r !== undefined ? r : fallback(a, b, base, symbol + "=");
}

// Two primitives: only the symbol in the message differs from the plain operator.
function plainOr(a: PyValue, b: PyValue, symbol: string, plain: (a: PyValue, b: PyValue) => PyValue): PyValue {
  if ((typeof a === "string") === (typeof b === "string") && typeof a !== "string") return plain(a, b);
  if (symbol === "+" && typeof a === "string" && typeof b === "string") return plain(a, b);
  const name = NAMES[symbol]!;
  const r = tryBinary(a, b, `__${name}__`, `__r${name}__`);
  return r !== undefined ? r : fallback(a, b, name, symbol + "=");
}
const NAMES: Record<string, string> = {
  "+": "add",
  "-": "sub",
  "*": "mul",
  "@": "matmul",
  "/": "truediv",
  "//": "floordiv",
  "%": "mod",
  "**": "pow",
  "<<": "lshift",
  ">>": "rshift",
  "&": "and",
  "|": "or",
  "^": "xor",
};

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
  return slow(a, b, "add", "+");
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
  return slow(a, b, "sub", "-");
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
  return slow(a, b, "mul", "*");
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
  return slow(a, b, "matmul", "@");
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
  return slow(a, b, "truediv", "/");
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
  return slow(a, b, "floordiv", "//");
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
  return slow(a, b, "mod", "%");
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

export function lshift(a: PyValue, b: PyValue): PyValue {
  if (typeof a === "number" && isInt32(b) && b >= 0 && b < 53) {
    const r = a * 2 ** b;
    if (Number.isSafeInteger(r)) return r;
  }
  return slow(a, b, "lshift", "<<");
}
export function rshift(a: PyValue, b: PyValue): PyValue {
  if (typeof a === "number" && typeof b === "number" && b >= 0) {
    if (isInt32(a)) return b > 31 ? (a < 0 ? -1 : 0) : a >> b;
    if (b > 1100) return a < 0 ? -1 : 0;
    return Math.floor(a / 2 ** b);
  }
  return slow(a, b, "rshift", ">>");
}
export function and(a: PyValue, b: PyValue): PyValue {
  if (isInt32(a) && isInt32(b)) return a & b;
  if (typeof a === "boolean" && typeof b === "boolean") return a && b;
  if (isIntPrimitive(a) && isIntPrimitive(b)) return normalizeInt(big(a) & big(b));
  return slow(a, b, "and", "&");
}
export function or(a: PyValue, b: PyValue): PyValue {
  if (isInt32(a) && isInt32(b)) return a | b;
  if (typeof a === "boolean" && typeof b === "boolean") return a || b;
  if (isIntPrimitive(a) && isIntPrimitive(b)) return normalizeInt(big(a) | big(b));
  return slow(a, b, "or", "|");
}
export function xor(a: PyValue, b: PyValue): PyValue {
  if (isInt32(a) && isInt32(b)) return a ^ b;
  if (typeof a === "boolean" && typeof b === "boolean") return a !== b;
  if (isIntPrimitive(a) && isIntPrimitive(b)) return normalizeInt(big(a) ^ big(b));
  return slow(a, b, "xor", "^");
}

type Op = (a: PyValue, b: PyValue) => PyValue;
const inPlaceOf =
  (base: string, symbol: string, plain: Op): Op =>
  (a, b) =>
    inPlace(a, b, base, symbol, plain);
export const iadd: Op = (a, b) =>
  typeof a === "string" && typeof b === "string"
    ? a + b
    : a instanceof PyFloat && !a.cls.isHeap && dbl(b) !== undefined
      ? add(a, b)
      : inPlace(a, b, "add", "+", add);
export const isub: Op = (a, b) =>
  a instanceof PyFloat && !a.cls.isHeap && dbl(b) !== undefined ? sub(a, b) : inPlace(a, b, "sub", "-", sub);
export const imul: Op = (a, b) =>
  a instanceof PyFloat && !a.cls.isHeap && dbl(b) !== undefined ? mul(a, b) : inPlace(a, b, "mul", "*", mul);
export const imatmul: Op = inPlaceOf("matmul", "@", matmul);
export const itruediv: Op = (a, b) =>
  a instanceof PyFloat && !a.cls.isHeap && dbl(b) !== undefined
    ? truediv(a, b)
    : inPlace(a, b, "truediv", "/", truediv);
export const ifloordiv: Op = inPlaceOf("floordiv", "//", floordiv);
export const imod: Op = inPlaceOf("mod", "%", mod);
export const ilshift: Op = inPlaceOf("lshift", "<<", lshift);
export const irshift: Op = inPlaceOf("rshift", ">>", rshift);
export const iand: Op = inPlaceOf("and", "&", and);
export const ior: Op = inPlaceOf("or", "|", or);
export const ixor: Op = inPlaceOf("xor", "^", xor);
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
