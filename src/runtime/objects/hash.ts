// hash() and == for the runtime's own use, with CPython's values. Follows Python/pyhash.c and Objects/tupleobject.c (xxHash-derived).

import { callUnbound } from "../calls/call.ts";
import { S } from "../current.ts";
import { PyTuple, tupleType } from "./containers.ts";
import { typeError } from "./exceptions.ts";
import { intValue, normalizeInt, PyFloat } from "./numbers.ts";
import type { PyValue } from "./object.ts";
import { None, NotImplemented } from "./singletons.ts";
import { PyStr } from "./str.ts";
import { halves, ofHalves } from "./text-hash.ts";
import { typeName, typeOf } from "./type-of.ts";

const MODULUS = (1n << 61n) - 1n;

/** hash of an int. */
export function hashInt(v: number | bigint): number | bigint {
  if (typeof v === "number") return v === -1 ? -2 : v;
  const m = v < 0n ? -(-v % MODULUS) : v % MODULUS;
  return m === -1n ? -2 : normalizeInt(m);
}

/** hash of a finite or infinite double (not NaN). */
export function hashDouble(v: number): number | bigint {
  if (v === Number.POSITIVE_INFINITY) return 314159;
  if (v === Number.NEGATIVE_INFINITY) return -314159;
  if (Number.isInteger(v)) return Number.isSafeInteger(v) ? hashInt(v === 0 ? 0 : v) : hashInt(BigInt(v));
  // v = m / 2^k: m * inverse(2^k) mod P, where 2^61 = 1 (mod P)
  let m = Math.abs(v);
  let k = 0;
  while (!Number.isInteger(m)) {
    m *= 2;
    k++;
  }
  const shift = BigInt((61 - (k % 61)) % 61);
  let h = (BigInt(m) << shift) % MODULUS;
  if (v < 0) h = -h;
  return h === -1n ? -2 : normalizeInt(h);
}

/** A 53-bit hash of text for numbers of our own; hash() is S.hashing. */
export function hashText(s: string): number {
  let a = 0x811c9dc5;
  let b = 0x9747b28c;
  for (let i = 0; i < s.length; i++) {
    const c = s.charCodeAt(i);
    a = Math.imul(a ^ c, 0x01000193);
    b = Math.imul(b ^ c, 0x5bd1e995);
    b ^= b >>> 15;
  }
  const h = (a >>> 0) * 0x200000 + ((b >>> 0) & 0x1fffff);
  return s.length === 0 ? 0 : h;
}

const ids = new WeakMap<object, number>();
let nextId = 0;
/** A number of its own for an object, for hash() and id(): stable while it lives. */
export function identityOf(o: object): number {
  let id = ids.get(o);
  if (id === undefined) ids.set(o, (id = 0x7f0000000000 + 16 * ++nextId));
  return id;
}

/** What takes the place of an object that has gone has its number. */
export function adoptIdentity(o: object, from: object): void {
  const id = ids.get(from);
  if (id !== undefined) ids.set(o, id);
}

// 64-bit arithmetic on (hi, lo) pairs of 32-bit halves, for the tuple hash
let hi = 0;
let lo = 0;
function multiply(bh: number, bl: number): void {
  const a0 = lo & 0xffff;
  const a1 = lo >>> 16;
  const b0 = bl & 0xffff;
  const b1 = bl >>> 16;
  const p00 = a0 * b0;
  const p01 = a0 * b1;
  const p10 = a1 * b0;
  const mid = (p00 >>> 16) + (p01 & 0xffff) + (p10 & 0xffff);
  const low = ((mid & 0xffff) << 16) | (p00 & 0xffff);
  const carry = a1 * b1 + (p01 >>> 16) + (p10 >>> 16) + (mid >>> 16);
  hi = (Math.imul(hi, bl) + Math.imul(lo, bh) + carry) | 0;
  lo = low | 0;
}

/** The tuple hash over the items' hashes. */
export function hashTupleItems(hashes: (number | bigint)[]): number | bigint {
  // acc = XXPRIME_5
  hi = 0x27d4eb2f;
  lo = 0x165667c5;
  for (const h of hashes) {
    let lh: number;
    let ll: number;
    if (typeof h === "number") {
      ll = h | 0;
      if (h > 0x7fffffff || h < -0x80000000) {
        ll = (h % 4294967296) | 0;
        lh = Math.floor(h / 4294967296) | 0;
      } else lh = h < 0 ? -1 : 0;
    } else {
      const w = halves(h);
      ll = w[0]!;
      lh = w[1]!;
    }
    // acc += lane * XXPRIME_2
    const sh = hi;
    const sl = lo;
    hi = lh;
    lo = ll;
    multiply(0xc2b2ae3d | 0, 0x27d4eb4f);
    const sum = (sl >>> 0) + (lo >>> 0);
    lo = sum | 0;
    hi = (sh + hi + (sum > 0xffffffff ? 1 : 0)) | 0;
    // rotate left 31
    const rh = (hi << 31) | (lo >>> 1);
    const rl = (lo << 31) | (hi >>> 1);
    hi = rh;
    lo = rl;
    multiply(0x9e3779b1 | 0, 0x85ebca87 | 0);
  }
  // acc += len ^ (XXPRIME_5 ^ 3527539)
  const kl = (hashes.length ^ 0x165667c5 ^ 3527539) >>> 0;
  const sum = (lo >>> 0) + kl;
  lo = sum | 0;
  hi = (hi + 0x27d4eb2f + (sum > 0xffffffff ? 1 : 0)) | 0;
  if (hi === -1 && lo === -1) return 1546275796;
  return ofHalves(lo, hi);
}

/** `hash(v)`; throws TypeError for unhashable values. */
export function hashOf(v: PyValue): number | bigint {
  switch (typeof v) {
    case "number":
      return v === -1 ? -2 : v;
    case "string":
      return S.hashing.ofText(v);
    case "boolean":
      return v ? 1 : 0;
    case "bigint":
      return hashInt(v);
    default:
  }
  if (v.cls === tupleType) return hashTupleItems((v as PyTuple).items.map(hashOf));
  if (v instanceof PyFloat && v.cls.isHeap === false)
    return Number.isNaN(v.value) ? identityOf(v) / 16 : hashDouble(v.value);
  if (v instanceof PyStr) return S.hashing.ofPoints(v.cps);
  const type = typeOf(v);
  const f = type.lookup("__hash__");
  if (f === undefined || f === None) throw typeError(`unhashable type: '${typeName(v)}'`);
  const r = callUnbound(f, v, []);
  const i = intValue(r);
  if (i === undefined) throw typeError("__hash__ method should return an integer");
  // What fits 64 bits is taken as it is, as in slot_tp_hash.
  return typeof i === "bigint" && BigInt.asIntN(64, i) === i ? i : hashInt(i);
}

/** Identity or `==`, as containers compare. Throws what `__eq__` raises. */
export function pyEquals(a: PyValue, b: PyValue): boolean {
  if (a === b) return true;
  const ta = typeof a;
  if (ta !== "object" && typeof b !== "object") {
    if (ta === typeof b) return false; // equal primitives of one type are identical
    if (ta === "string" || typeof b === "string") return false;
    if (ta === "bigint" || typeof b === "bigint") return false; // a bigint is never in the range of numbers and bools
    return Number(a) === Number(b);
  }
  return richEquals(a, b);
}

/** `==` as a truth value. */
export function richEquals(a: PyValue, b: PyValue): boolean {
  if (a instanceof PyTuple && b instanceof PyTuple && !a.cls.isHeap && !b.cls.isHeap) {
    const x = a.items;
    const y = b.items;
    if (x.length !== y.length) return false;
    for (let i = 0; i < x.length; i++) if (!pyEquals(x[i]!, y[i]!)) return false;
    return true;
  }
  if (a instanceof PyFloat && b instanceof PyFloat) {
    if (!a.cls.isHeap && !b.cls.isHeap) return a.value === b.value;
  }
  return comparison.equals(a, b);
}

/** The general `==`, installed by operators/compare.ts (which needs everything). */
export const comparison: { equals: (a: PyValue, b: PyValue) => boolean } = {
  equals: () => {
    throw new Error("comparison is not installed");
  },
};
export { NotImplemented };
