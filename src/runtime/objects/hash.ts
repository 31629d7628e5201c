// hash() and == for the runtime's own use, with CPython's values. Follows Python/pyhash.c and Objects/tupleobject.c (xxHash-derived).

import { callUnbound0 } from "../calls/call.ts";
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

/** The high half of the unsigned product of two 32-bit halves. */
function mulHigh(a: number, b: number): number {
  const al = a & 0xffff;
  const ah = a >>> 16;
  const bl = b & 0xffff;
  const bh = b >>> 16;
  // Neither sum passes 32 bits.
  const mid = (Math.imul(ah, bl) + (Math.imul(al, bl) >>> 16)) | 0;
  const rest = (Math.imul(al, bh) + (mid & 0xffff)) | 0;
  return (Math.imul(ah, bh) + (mid >>> 16) + (rest >>> 16)) | 0;
}

// XXPRIME_1, 2 and 5 in halves
const P1H = 0x9e3779b1 | 0;
const P1L = 0x85ebca87 | 0;
const P2H = 0xc2b2ae3d | 0;
const P2L = 0x27d4eb4f;
const P5H = 0x27d4eb2f;
const P5L = 0x165667c5;

let high = 0;
/** The high half of the last hash that tupleLow() gave. */
export function highHalf(): number {
  return high;
}

/** CPython's 64-bit hash of a tuple of these items, or of items with these hashes: the low half; the other one is in `high`. */
export function tupleLow(items: readonly PyValue[], hashed: boolean): number {
  let hi = P5H;
  let lo = P5L;
  for (let i = 0; i < items.length; i++) {
    let h = items[i]!;
    let laneHigh: number;
    let lane: number;
    const nested = typeof h === "object" && h.cls === tupleType;
    if (typeof h !== "number" && !hashed && !nested) h = hashOf(h);
    if (nested) {
      lane = tupleLow((h as PyTuple).items, false);
      laneHigh = high;
    } else if (typeof h === "number") {
      lane = h | 0;
      // Of 53 bits the low 32 are those of the 64-bit form.
      if (lane === h) {
        if (lane === -1) lane = -2;
        laneHigh = lane >> 31;
      } else laneHigh = Math.floor(h / 4294967296) | 0;
    } else {
      const w = halves(h as bigint);
      lane = w[0]!;
      laneHigh = w[1]!;
    }
    // acc += lane * XXPRIME_2
    const low = Math.imul(lane, P2L);
    const sum = (lo + low) | 0;
    const carry = sum >>> 0 < low >>> 0 ? 1 : 0;
    hi = (hi + mulHigh(lane, P2L) + Math.imul(lane, P2H) + Math.imul(laneHigh, P2L) + carry) | 0;
    // acc = rotate left by 31, times XXPRIME_1
    const rh = (hi << 31) | (sum >>> 1);
    const rl = (sum << 31) | (hi >>> 1);
    lo = Math.imul(rl, P1L);
    hi = (mulHigh(rl, P1L) + Math.imul(rl, P1H) + Math.imul(rh, P1L)) | 0;
  }
  // acc += len ^ (XXPRIME_5 ^ 3527539)
  const last = items.length ^ P5L ^ 3527539;
  const sum = (lo + last) | 0;
  hi = (hi + P5H + (sum >>> 0 < last >>> 0 ? 1 : 0)) | 0;
  if (hi === -1 && sum === -1) {
    high = 0;
    return 1546275796;
  }
  high = hi;
  return sum;
}

/** The tuple hash over the items' hashes. */
export function hashTupleItems(hashes: readonly (number | bigint)[]): number | bigint {
  const lo = tupleLow(hashes, true);
  return ofHalves(lo, high);
}

/** frozenset's hash from those of its members (frozenset_hash_impl). */
export function hashSetItems(hashes: readonly (number | bigint)[]): number | bigint {
  const factor = 3644798167 | 0;
  let hi = 0;
  let lo = 0;
  for (const h of hashes) {
    const small = typeof h === "number";
    const w = small ? undefined : halves(h);
    const l = small ? h | 0 : w![0]!;
    const u = small ? Math.floor(h / 4294967296) | 0 : w![1]!;
    // (h ^ 89869747 ^ (h << 16)) * 3644798167
    const a = l ^ 89869747 ^ (l << 16);
    const b = u ^ ((u << 16) | (l >>> 16));
    lo ^= Math.imul(a, factor);
    hi ^= mulHigh(a, factor) + Math.imul(b, factor);
  }
  const size = (hashes.length + 1) | 0;
  lo ^= Math.imul(size, 1927868237);
  hi ^= mulHigh(size, 1927868237);
  // hash ^= (hash >> 11) ^ (hash >> 25)
  const l = lo ^ ((lo >>> 11) | (hi << 21)) ^ ((lo >>> 25) | (hi << 7));
  const u = hi ^ (hi >>> 11) ^ (hi >>> 25);
  // hash = hash * 69069 + 907133923
  const product = Math.imul(l, 69069);
  const sum = (product + 907133923) | 0;
  hi = (mulHigh(l, 69069) + Math.imul(u, 69069) + (sum >>> 0 < 907133923 ? 1 : 0)) | 0;
  return hi === -1 && sum === -1 ? 590923713 : ofHalves(sum, hi);
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
  if (v.cls === tupleType) {
    const lo = tupleLow((v as PyTuple).items, false);
    return ofHalves(lo, high);
  }
  if (v instanceof PyFloat && v.cls.isHeap === false)
    return Number.isNaN(v.value) ? identityOf(v) / 16 : hashDouble(v.value);
  if (v instanceof PyStr) return S.hashing.ofPoints(v.cps);
  const type = typeOf(v);
  if (type.isIdentityKeyed()) return identityOf(v) / 16;
  const f = type.lookup("__hash__");
  if (f === undefined || f === None) throw typeError(`unhashable type: '${typeName(v)}'`);
  const r = callUnbound0(f, v);
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
