// What dicts and sets key values by: primitives and identities directly, other values by their hash, tuples by one of our own.
// Follows the hash and eq slots of CPython's types; which of them a type has decides its kind.

import { dropError, S } from "../current.ts";
import { type PyTuple, tupleType } from "./containers.ts";
import { PyBaseException, TypeErrorType, typeError } from "./exceptions.ts";
import { hashOf, hashText, pyEquals } from "./hash.ts";
import { complexType, floatType, intType, type PyComplex, type PyFloat, type PyInt } from "./numbers.ts";
import type { PyObject, PyValue } from "./object.ts";
import { None } from "./singletons.ts";
import { type PyStr, type PyStrObject, strType } from "./str.ts";
import { foldWide } from "./text-hash.ts";
import { objectType, type PyType } from "./type.ts";
import { typeName } from "./type-of.ts";

/** What a JavaScript Map can key a value by; undefined: it must go through hash buckets. */
export type MapKey = string | number | bigint | PyObject;

const Kind = { IDENTITY: 1, STR: 2, INT: 3, FLOAT: 4, HASHED: 5, COMPLEX: 6, TUPLE: 7 } as const;

function kindOf(type: PyType): number {
  if (type.isIdentityKeyed()) return Kind.IDENTITY;
  const eq = type.definer("__eq__");
  const hash = type.definer("__hash__");
  // None and its like have a hash of their own, but equal nothing else.
  if (eq === objectType && !type.isHeap && type.lookup("__hash__") !== None) return Kind.IDENTITY;
  if (eq !== hash) return Kind.HASHED;
  if (eq === strType) return Kind.STR;
  if (eq === intType) return Kind.INT;
  if (eq === floatType) return Kind.FLOAT;
  if (eq === complexType) return Kind.COMPLEX;
  if (eq === tupleType) return Kind.TUPLE;
  return Kind.HASHED;
}

function keyKindOf(type: PyType): number {
  return type.keyKind === 0 ? (type.keyKind = kindOf(type)) : type.keyKind;
}

function floatKey(value: number, self: PyObject): MapKey {
  if (Number.isNaN(value)) return self;
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) return BigInt(value);
  return value === 0 ? 0 : value;
}

function mix(h: number, x: number): number {
  let k = Math.imul(x, 0xcc9e2d51);
  k = (k << 15) | (k >>> 17);
  h ^= Math.imul(k, 0x1b873593);
  h = (h << 13) | (h >>> 19);
  return (Math.imul(h, 5) + 0xe6546b64) | 0;
}

/** 32 bits of a hash, the same for equal numbers. */
export function fold(h: number | bigint): number {
  if (typeof h === "bigint") return foldWide(h);
  return (h | 0) === h ? h : mix(h | 0, Math.floor(h / 4294967296) | 0);
}

/**
 * A hash of our own for tuples, from the hashes of the items, except that it takes no SipHash for text: CPython's costs far more. Equal
 * tuples have equal ones. Kept in the tuple. Where an object of another type may equal a tuple, dicts ask for CPython's as well.
 */
export function tupleHash(t: PyTuple): number {
  if (t.hash !== 0) return t.hash;
  const { items } = t;
  if (items.length === 2) return (t.hash = pairHash(hashOfItem(items[0]!), hashOfItem(items[1]!)));
  let h = items.length;
  for (let i = 0; i < items.length; i++) h = mix(h, hashOfItem(items[i]!));
  return (t.hash = settled(h));
}

/** Neither negative, which pairs may be, nor 0, which is not known. */
function settled(h: number): number {
  return h & 0x3fffffff || 1;
}

/** Two hashes from -PAIRABLE up to it make a negative one that tells them both. */
const PAIRABLE = 16384;

/** The hash of two items; -1 and -2 have the same, -2, and go the usual way. */
function pairHash(x: number, y: number): number {
  const tells = x >= -PAIRABLE && x < PAIRABLE && x !== -2 && y >= -PAIRABLE && y < PAIRABLE && y !== -2;
  return tells ? ~(((x + PAIRABLE) << 15) | (y + PAIRABLE)) : settled(mix(mix(2, x), y));
}

/** Once its hash is known: no other pair of small ints has it. */
export function isSmallPair(t: PyTuple): boolean {
  return t.hash < 0 && isSmall(t.items[0]!) && isSmall(t.items[1]!);
}

function isSmall(v: PyValue): boolean {
  return typeof v === "number" && v >= -PAIRABLE && v < PAIRABLE;
}

function hashOfItem(v: PyValue): number {
  if (typeof v === "number") return fold(v === -1 ? -2 : v);
  return typeof v === "string" ? fold(hashText(v)) : itemHash(v);
}

function itemHash(v: PyValue): number {
  if (typeof v !== "object") return fold(hashOf(v));
  const kind = keyKindOf(v.cls);
  if (kind === Kind.STR && v.cls !== strType) {
    const { value } = v as PyStrObject;
    if (typeof value === "string") return fold(hashText(value));
  }
  const hash = hashOf(v);
  // It may equal a str of that hash, which goes by the other hash here.
  const text = kind === Kind.HASHED && v.cls.isHeap ? S.hashing.textOf(hash) : undefined;
  return fold(text === undefined ? hash : hashText(text));
}

/** Its key is in a table by tupleHash(). */
export function hasTupleHash(k: PyValue): boolean {
  return typeof k === "object" && keyKindOf(k.cls) === Kind.TUPLE;
}

/** The Map key of a value, or undefined when it has equality of its own. */
export function mapKeyOf(k: PyValue): MapKey | undefined {
  switch (typeof k) {
    case "string":
    case "number":
    case "bigint":
      return k;
    case "boolean":
      return k ? 1 : 0;
    default: {
      const type = k.cls;
      const kind = keyKindOf(type);
      if (kind === Kind.IDENTITY) return k;
      if (kind === Kind.HASHED || kind === Kind.TUPLE) return undefined;
      // No value of exactly str is a PyStrObject.
      if (type === strType) return (k as PyStr).mapKey;
      if (kind === Kind.FLOAT) return floatKey((k as PyFloat).value, k);
      if (kind === Kind.INT) return (k as PyInt).value;
      if (kind === Kind.STR) {
        const v = (k as PyStrObject).value;
        return typeof v === "string" ? v : v.mapKey;
      }
      const c = k as PyComplex;
      return c.imag === 0 ? floatKey(c.real, k) : undefined;
    }
  }
}

/** Objects of the type may equal a value of another type: classes of programs, and numbers of native modules. */
export function mayEqualOthers(type: PyType): boolean {
  return (
    (type.isHeap && type.keyKind !== Kind.TUPLE) ||
    (type.keyKind === Kind.HASHED && type.lookup("__float__") !== undefined)
  );
}

/** `hash(v)`; a TypeError says what the value was to be used as. */
export function hashFor(v: PyValue, what: string): number | bigint {
  const sp = S.sp;
  const handled = S.ei.value;
  try {
    if (typeof v === "object" && keyKindOf(v.cls) === Kind.TUPLE) return tupleHash(v as PyTuple);
    return hashOf(v);
  } catch (x) {
    if (!(x instanceof PyBaseException) || x.cls !== TypeErrorType) throw x;
    dropError(sp, handled);
    const text = x.args.items[0];
    throw typeError(`cannot use '${typeName(v)}' as a ${what} (${typeof text === "string" ? text : ""})`);
  }
}

/** `==` of two tuples whose own equality is tuple's. */
export function tuplesEqual(a: PyTuple, b: PyTuple): boolean {
  const x = a.items;
  const y = b.items;
  if (x.length !== y.length) return false;
  for (let i = 0; i < x.length; i++) {
    const p = x[i]!;
    const q = y[i]!;
    if (p === q) continue;
    if (typeof p === "number" && typeof q === "number") return false;
    if (typeof p === "string" && typeof q === "string") return false;
    if (!pyEquals(p, q)) return false;
  }
  return true;
}
