// Rich comparison and identity: CPython's do_richcompare (Objects/object.c) with number and str fast paths.

import { bindDescriptor } from "../attributes.ts";
import { attempt, call1 } from "../calls/call.ts";
import { listType, PyByteArray, PyBytes, PyList, PyTuple, tupleType } from "../objects/containers.ts";
import { typeError } from "../objects/exceptions.ts";
import { comparison, pyEquals, richEquals } from "../objects/hash.ts";
import { PyFloat } from "../objects/numbers.ts";
import type { PyObject, PyValue } from "../objects/object.ts";
import { NotImplemented } from "../objects/singletons.ts";
import { PyStr } from "../objects/str.ts";
import type { OperatorMethod, PyType } from "../objects/type.ts";
import { typeName, typeOf } from "../objects/type-of.ts";
import { COMPARISONS_AT, callOperator, methodAt } from "./binary.ts";

/** A comparison: its method with its place in PyType.operators, and the one that is asked of the other operand. */
interface Comparison {
  readonly symbol: string;
  readonly at: number;
  readonly reflected: string;
  readonly reflectedAt: number;
}
const NAMES = ["__lt__", "__gt__", "__le__", "__ge__", "__eq__", "__ne__"];
function comparisonOf(name: string, reflected: string, symbol: string): Comparison {
  const at = (n: string) => COMPARISONS_AT + NAMES.indexOf(n);
  return { symbol, at: at(name), reflected, reflectedAt: at(reflected) };
}
const COMPARISONS: Record<string, Comparison> = {
  __lt__: comparisonOf("__lt__", "__gt__", "<"),
  __gt__: comparisonOf("__gt__", "__lt__", ">"),
  __le__: comparisonOf("__le__", "__ge__", "<="),
  __ge__: comparisonOf("__ge__", "__le__", ">="),
  __eq__: comparisonOf("__eq__", "__eq__", "=="),
  __ne__: comparisonOf("__ne__", "__ne__", "!="),
};

/** Calls a comparison method; a descriptor that fails to bind counts as no method (slot_tp_richcompare). */
function compareBy(m: OperatorMethod, self: PyValue, other: PyValue): PyValue {
  const f = m.method;
  if (typeof f !== "object" || (f as { takesSelf?: boolean }).takesSelf === true) return callOperator(m, self, other);
  const bound = attempt(
    () => bindDescriptor(f, self, typeOf(self)),
    () => true,
  );
  return bound === undefined ? NotImplemented : call1(bound, other);
}

/** One rich comparison by name; `__eq__`/`__ne__` fall back to identity. */
export function richCompare(a: PyValue, b: PyValue, name: string): PyValue {
  const ta = typeOf(a);
  const tb = typeOf(b);
  // What their own methods do; those for equality look at the lengths of lists first.
  if (ta === tb && (ta === tupleType || ta === listType) && name !== "__eq__" && name !== "__ne__")
    return compareItems((a as PyTuple | PyList).items, (b as PyTuple | PyList).items, name);
  const { at, reflected, reflectedAt, symbol } = COMPARISONS[name]!;
  let tried = false;
  if (ta !== tb && tb.isSubtype(ta)) {
    const f = methodAt(tb, reflectedAt, reflected);
    if (f !== null) {
      tried = true;
      const r = compareBy(f, b, a);
      if (r !== NotImplemented) return r;
    }
  }
  const f = methodAt(ta, at, name);
  if (f !== null) {
    const r = compareBy(f, a, b);
    if (r !== NotImplemented) return r;
  }
  if (!tried) {
    const g = methodAt(tb, reflectedAt, reflected);
    if (g !== null) {
      const r = compareBy(g, b, a);
      if (r !== NotImplemented) return r;
    }
  }
  if (name === "__eq__") return is(a, b);
  if (name === "__ne__") return !is(a, b);
  throw typeError(`'${symbol}' not supported between instances of '${typeName(a)}' and '${typeName(b)}'`);
}

function double(v: PyValue): number | undefined {
  return v instanceof PyFloat && !v.cls.isHeap ? v.value : typeof v === "number" ? v : undefined;
}

export function lt(a: PyValue, b: PyValue): PyValue {
  if (typeof a === "number" && typeof b === "number") return a < b;
  if (typeof a === "string" && typeof b === "string") return a < b;
  const x = double(a);
  if (x !== undefined) {
    const y = double(b);
    if (y !== undefined) return x < y;
  }
  return richCompare(a, b, "__lt__");
}
export function le(a: PyValue, b: PyValue): PyValue {
  if (typeof a === "number" && typeof b === "number") return a <= b;
  if (typeof a === "string" && typeof b === "string") return a <= b;
  const x = double(a);
  if (x !== undefined) {
    const y = double(b);
    if (y !== undefined) return x <= y;
  }
  return richCompare(a, b, "__le__");
}
export function gt(a: PyValue, b: PyValue): PyValue {
  if (typeof a === "number" && typeof b === "number") return a > b;
  if (typeof a === "string" && typeof b === "string") return a > b;
  const x = double(a);
  if (x !== undefined) {
    const y = double(b);
    if (y !== undefined) return x > y;
  }
  return richCompare(a, b, "__gt__");
}
export function ge(a: PyValue, b: PyValue): PyValue {
  if (typeof a === "number" && typeof b === "number") return a >= b;
  if (typeof a === "string" && typeof b === "string") return a >= b;
  const x = double(a);
  if (x !== undefined) {
    const y = double(b);
    if (y !== undefined) return x >= y;
  }
  return richCompare(a, b, "__ge__");
}
export function eq(a: PyValue, b: PyValue): PyValue {
  if (typeof a === "string" && typeof b === "string") return a === b;
  const x = double(a);
  if (x !== undefined) {
    const y = double(b);
    if (y !== undefined) return x === y;
  }
  if (typeof a !== "object") {
    if (typeof b !== "object") return pyEquals(a, b);
    if (isUnlikePrimitives(b.cls)) return false;
  } else if (typeof b !== "object") {
    if (isUnlikePrimitives(a.cls)) return false;
  } else {
    const same = bytesEqual(a, b);
    if (same !== undefined) return same;
  }
  return richCompare(a, b, "__eq__");
}
export function ne(a: PyValue, b: PyValue): PyValue {
  if (typeof a === "string" && typeof b === "string") return a !== b;
  const x = double(a);
  if (x !== undefined) {
    const y = double(b);
    if (y !== undefined) return x !== y;
  }
  if (typeof a !== "object" && typeof b !== "object") return !pyEquals(a, b);
  return richCompare(a, b, "__ne__");
}

/** Instances equal no int, bool or str: theirs is object's equality or that of a sequence. */
function isUnlikePrimitives(type: PyType): boolean {
  return type === tupleType || type === listType || type.isIdentityKeyed();
}

/** `a is b`. Strings beyond the BMP are objects here but immutable values to Python: equal ones are the same. */
export function is(a: PyValue, b: PyValue): boolean {
  if (a === b) return true;
  return a instanceof PyStr && b instanceof PyStr && a.mapKey === b.mapKey;
}

/** bytes == bytes or bytearray, of the exact types; undefined for others. */
function bytesEqual(a: PyObject, b: PyObject): boolean | undefined {
  const x = a instanceof PyBytes ? a.data : a instanceof PyByteArray ? a.buffer : undefined;
  if (x === undefined || a.cls.isHeap || b.cls.isHeap) return undefined;
  const y = b instanceof PyBytes ? b.data : b instanceof PyByteArray ? b.buffer : undefined;
  if (y === undefined) return undefined;
  const n = a instanceof PyByteArray ? a.length : x.length;
  if (n !== (b instanceof PyByteArray ? b.length : y.length)) return false;
  return sameData(x, y, n);
}

/** Are the first `n` bytes the same? Many are compared four at a time. */
export function sameData(x: Uint8Array, y: Uint8Array, n: number): boolean {
  let i = 0;
  if (n >= 256 && ((x.byteOffset | y.byteOffset) & 3) === 0) {
    const words = n >> 2;
    const p = new Int32Array(x.buffer, x.byteOffset, words);
    const q = new Int32Array(y.buffer, y.byteOffset, words);
    for (let k = 0; k < words; k++) if (p[k] !== q[k]) return false;
    i = words << 2;
  }
  for (; i < n; i++) if (x[i] !== y[i]) return false;
  return true;
}

comparison.equals = (a, b) => {
  const r = richCompare(a, b, "__eq__");
  return typeof r === "boolean" ? r : truthy(r);
};

import { truthy } from "./protocols.ts";

/** Elementwise `==` of two arrays as list and tuple do (identity first). */
export function itemsEqual(x: readonly PyValue[], y: readonly PyValue[]): boolean {
  if (x.length !== y.length) return false;
  for (let i = 0; i < x.length && i < y.length; i++) if (!pyEquals(x[i]!, y[i]!)) return false;
  return x.length === y.length;
}

/** Lexicographic comparison of two arrays by operator name, as list and tuple do. */
export function compareItems(x: readonly PyValue[], y: readonly PyValue[], name: string): PyValue {
  let i = 0;
  while (i < x.length && i < y.length && pyEquals(x[i]!, y[i]!)) i++;
  if (i >= x.length || i >= y.length) {
    const a = x.length;
    const b = y.length;
    switch (name) {
      case "__lt__":
        return a < b;
      case "__le__":
        return a <= b;
      case "__gt__":
        return a > b;
      case "__ge__":
        return a >= b;
      case "__eq__":
        return a === b;
      default:
        return a !== b;
    }
  }
  if (name === "__eq__") return false;
  const p = x[i]!;
  const q = y[i]!;
  switch (name) {
    case "__lt__":
      return lt(p, q);
    case "__le__":
      return le(p, q);
    case "__gt__":
      return gt(p, q);
    case "__ge__":
      return ge(p, q);
    default:
      return true;
  }
}

export { PyList, PyTuple, pyEquals, richEquals };
