// Dispatch of binary operators over special methods: CPython's binary_op1, binary_iop1 and the sequence methods after them
// (Objects/abstract.c). Types keep what an operator finds on them (PyType.operators), as their nb_ slots do in CPython.

import { callUnbound1, takeError } from "../calls/call.ts";
import { S } from "../current.ts";
import { typeError } from "../objects/exceptions.ts";
import { PyNativeMethod } from "../objects/functions.ts";
import type { PyValue } from "../objects/object.ts";
import { NotImplemented } from "../objects/singletons.ts";
import type { OperatorMethod, PyType } from "../objects/type.ts";
import { typeName, typeOf } from "../objects/type-of.ts";

/** A binary operator: its methods, each with its place in PyType.operators. */
export interface Operator {
  /** As error messages have it. */
  readonly symbol: string;
  readonly plain: string;
  readonly reflected: string;
  readonly inPlace: string;
  readonly at: number;
}
function operator(number: number, base: string, symbol: string): Operator {
  return { symbol, plain: `__${base}__`, reflected: `__r${base}__`, inPlace: `__i${base}__`, at: number * 3 };
}
export const ADD: Operator = operator(0, "add", "+");
export const SUB: Operator = operator(1, "sub", "-");
export const MUL: Operator = operator(2, "mul", "*");
export const MATMUL: Operator = operator(3, "matmul", "@");
export const TRUEDIV: Operator = operator(4, "truediv", "/");
export const FLOORDIV: Operator = operator(5, "floordiv", "//");
export const MOD: Operator = operator(6, "mod", "%");
export const POW: Operator = operator(7, "pow", "**");
export const LSHIFT: Operator = operator(8, "lshift", "<<");
export const RSHIFT: Operator = operator(9, "rshift", ">>");
export const AND: Operator = operator(10, "and", "&");
export const OR: Operator = operator(11, "or", "|");
export const XOR: Operator = operator(12, "xor", "^");
export const DIVMOD: Operator = operator(13, "divmod", "divmod()");

/** The first free place in PyType.operators, for comparisons (compare.ts). */
export const COMPARISONS_AT = 14 * 3;

/** What a type has under `name`, which is kept at its place in PyType.operators; null for nothing. */
export function methodAt(t: PyType, at: number, name: string): OperatorMethod | null {
  const known = t.operators[at];
  return known !== undefined ? known : findMethod(t, at, name);
}

function findMethod(t: PyType, at: number, name: string): OperatorMethod | null {
  const method = t.lookup(name);
  let found: OperatorMethod | null = null;
  if (method !== undefined) {
    const native = method instanceof PyNativeMethod && t.isSubtype(method.owner) ? method : undefined;
    found = {
      method,
      entry: native?.takesSelf === true ? native.methodEntry(1) : undefined,
      sequence: native?.spec.sequence === true,
    };
  }
  t.operators[at] = found;
  return found;
}

/** Calls a method that methodAt() found. */
export function callOperator(m: OperatorMethod, self: PyValue, other: PyValue): PyValue {
  const { entry } = m;
  if (entry === undefined || S.replay !== undefined) return callUnbound1(m.method, self, other);
  const r = entry(self, other);
  if (r === undefined) throw takeError();
  return r;
}

/** Special-method dispatch; undefined when neither side knows the operation. Methods of sequences do not count. */
export function tryBinary(a: PyValue, b: PyValue, op: Operator): PyValue | undefined {
  const ta = typeOf(a);
  const tb = typeOf(b);
  const { at } = op;
  let f = methodAt(ta, at, op.plain);
  if (f?.sequence === true) f = null;
  if (ta !== tb) {
    const g = methodAt(tb, at + 1, op.reflected);
    if (g !== null && !g.sequence) {
      if (tb.isSubtype(ta) && g.method !== methodAt(ta, at + 1, op.reflected)?.method) {
        const r = callOperator(g, b, a);
        if (r !== NotImplemented) return r;
        if (f === null) return undefined;
        const s = callOperator(f, a, b);
        return s === NotImplemented ? undefined : s;
      }
      if (f !== null) {
        const r = callOperator(f, a, b);
        if (r !== NotImplemented) return r;
      }
      const r = callOperator(g, b, a);
      return r === NotImplemented ? undefined : r;
    }
  }
  if (f === null) return undefined;
  const r = callOperator(f, a, b);
  return r === NotImplemented ? undefined : r;
}

/** `a op b` where no fast path knows the operands. */
export function binary(a: PyValue, b: PyValue, op: Operator): PyValue {
  const r = tryBinary(a, b, op);
  return r !== undefined ? r : sequences(a, b, op, op.symbol);
}

// Sequences: + and * are tried after the numeric methods, with their own texts.
function sequences(a: PyValue, b: PyValue, op: Operator, symbol: string): PyValue {
  if (op === ADD || op === MUL) {
    const f = methodAt(typeOf(a), op.at, op.plain);
    if (f?.sequence === true) return callOperator(f, a, b);
    if (op === MUL) {
      const g = methodAt(typeOf(b), op.at + 1, op.reflected);
      if (g?.sequence === true) return callOperator(g, b, a);
    }
  }
  unsupported(symbol, a, b);
}

/** `a op= b`; `plain` is the operator for numbers. */
export function binaryInPlace(
  a: PyValue,
  b: PyValue,
  op: Operator,
  plain: (a: PyValue, b: PyValue) => PyValue,
): PyValue {
  if (typeof a === "object") {
    const f = methodAt(a.cls, op.at + 2, op.inPlace);
    if (f !== null && (!f.sequence || (typeof b === "object" && b.cls === a.cls))) {
      const r = callOperator(f, a, b);
      if (r !== NotImplemented) return r;
    }
    const r = tryBinary(a, b, op);
    if (r !== undefined) return r;
    // sq_inplace_concat and sq_inplace_repeat come after the numeric methods of both.
    if (f?.sequence === true) return callOperator(f, a, b);
    return sequences(a, b, op, op.symbol + "=");
  }
  if (typeof b !== "object") {
    // Two primitives: only the symbol in the message differs from the plain operator.
    if (typeof a !== "string" && typeof b !== "string") return plain(a, b);
    if (op === ADD && typeof a === "string" && typeof b === "string") return plain(a, b);
  }
  const r = tryBinary(a, b, op);
  return r !== undefined ? r : sequences(a, b, op, op.symbol + "=");
}

export function unsupported(symbol: string, a: PyValue, b: PyValue): never {
  throw typeError(`unsupported operand type(s) for ${symbol}: '${typeName(a)}' and '${typeName(b)}'`);
}
