// list.sort: a stable merge sort over runs that asks only `a < b`, as listsort.txt describes it (Objects/listobject.c), with host sorts
// where all keys are plain ints, floats or strs (comparison cannot call Python and equal keys keep their order).

import { scanning } from "#runtime/allocation.ts";
import { call1 } from "#runtime/calls/call.ts";
import { S } from "#runtime/current.ts";
import type { PyList } from "#runtime/objects/containers.ts";
import { PyTuple, tupleType } from "#runtime/objects/containers.ts";
import { valueError } from "#runtime/objects/exceptions.ts";
import { PyNativeMethod } from "#runtime/objects/functions.ts";
import { floatType, type PyFloat } from "#runtime/objects/numbers.ts";
import type { PyObject, PyValue } from "#runtime/objects/object.ts";
import { lt, pyEquals } from "#runtime/operators/compare.ts";
import { poll, truthy } from "#runtime/operators/protocols.ts";
import { type Less, mergeSort } from "./merge.ts";

/** `a < b` of any values. */
export function isLess(a: PyValue, b: PyValue): boolean {
  if (--S.tick < 0) poll();
  if (typeof a === "object" && typeof b === "object" && a.cls === tupleType && b.cls === tupleType)
    return tupleLess(a, b);
  const r = lt(a, b);
  return typeof r === "boolean" ? r : truthy(r);
}

function tupleLess(a: PyValue, b: PyValue): boolean {
  const x = (a as PyTuple).items;
  const y = (b as PyTuple).items;
  const n = Math.min(x.length, y.length);
  if (--S.tick < 0) poll();
  for (let i = 0; i < n; i++) {
    const p = x[i]!;
    const q = y[i]!;
    if (p === q) continue;
    if (typeof p === "number" && typeof q === "number") return p < q;
    if (typeof p === "string" && typeof q === "string") return p < q;
    if (!pyEquals(p, q))
      return p instanceof PyTuple && q instanceof PyTuple && p.cls === tupleType && q.cls === tupleType
        ? tupleLess(p, q)
        : isLess(p, q);
  }
  return x.length < y.length;
}

/** How keys compare that are all of one type with a native `__lt__`: by that, without asking for it each time (unsafe_object_compare). */
function lessOf(keys: readonly PyValue[]): Less {
  const { cls } = keys[0] as PyObject;
  if (cls === undefined || S.replay !== undefined) return isLess;
  const method = cls.lookup("__lt__");
  if (!(method instanceof PyNativeMethod) || !method.takesSelf || !cls.isSubtype(method.owner)) return isLess;
  const entry = method.methodEntry(1);
  if (entry === undefined) return isLess;
  for (const k of keys) if (typeof k !== "object" || k.cls !== cls) return isLess;
  return (a, b) => {
    if (--S.tick < 0) poll();
    const r = entry(a, b);
    return typeof r === "boolean" ? r : isLess(a, b);
  };
}

/** What all keys are; decides how to compare. */
function kindOfKeys(keys: readonly PyValue[]): "number" | "bigint" | "string" | "float" | "tuple" | "any" {
  const first = keys[0]!;
  if (typeof first === "string") {
    for (const k of keys) if (typeof k !== "string") return "any";
    return "string";
  }
  if (typeof first === "object") {
    if (first.cls === tupleType) {
      for (const k of keys) if (typeof k !== "object" || k.cls !== tupleType) return "any";
      return "tuple";
    }
    if (first.cls !== floatType) return "any";
  }
  let floats = false;
  let big = false;
  for (const k of keys) {
    if (typeof k === "number") continue;
    if (typeof k === "bigint") big = true;
    else if (typeof k === "object" && k.cls === floatType && !Number.isNaN((k as PyFloat).value)) floats = true;
    else return "any";
  }
  if (big) return floats ? "any" : "bigint";
  return floats ? "float" : "number";
}

function areNumbers(keys: readonly unknown[]): keys is readonly number[] {
  for (const k of keys) if (typeof k !== "number") return false;
  return true;
}

/** The positions of the items in sorted order. */
function orderOf(plain: readonly (number | string | bigint)[]): Uint32Array {
  if (areNumbers(plain)) return orderOfDoubles(plain);
  const order = new Uint32Array(plain.length);
  for (let i = 0; i < order.length; i++) order[i] = i;
  return order.sort((a, b) => {
    const x = plain[a]!;
    const y = plain[b]!;
    if (--S.tick < 0) poll();
    return x < y ? -1 : x > y ? 1 : a - b;
  });
}

/** Runs of this length are sorted by insertion. */
const RUN = 8;

/** The same for doubles, none of them NaN: a merge sort that moves keys and positions together. */
function orderOfDoubles(keys: readonly number[]): Uint32Array {
  const n = keys.length;
  let from = Float64Array.from(keys);
  let order = new Uint32Array(n);
  for (let i = 0; i < n; i++) {
    const k = from[i]!;
    let j = i;
    for (const low = i - (i % RUN); j > low && k < from[j - 1]!; j--) {
      from[j] = from[j - 1]!;
      order[j] = order[j - 1]!;
    }
    from[j] = k;
    order[j] = i;
  }
  let into = new Float64Array(n);
  let orderInto = new Uint32Array(n);
  for (let width = RUN; width < n; width *= 2) {
    for (let lo = 0; lo < n; lo += 2 * width) {
      const middle = Math.min(lo + width, n);
      const hi = Math.min(middle + width, n);
      let i = lo;
      let j = middle;
      for (let k = lo; k < hi; k++) {
        const right = j < hi && (i >= middle || from[j]! < from[i]!);
        const at = right ? j++ : i++;
        into[k] = from[at]!;
        orderInto[k] = order[at]!;
      }
    }
    [from, into] = [into, from];
    [order, orderInto] = [orderInto, order];
    S.tick -= n >> 3;
    if (S.tick < 0) poll();
  }
  return order;
}

/** The same for ints: key and position packed in one double where they fit, which sorts without a comparator. */
function orderOfInts(keys: readonly number[]): Uint32Array {
  const n = keys.length;
  let low = 0;
  let high = 0;
  for (let i = 0; i < n; i++) {
    const k = keys[i]!;
    if (k < low) low = k;
    else if (k > high) high = k;
  }
  const unit = 2 ** Math.ceil(Math.log2(Math.max(2, n)));
  if (!Number.isSafeInteger(high * unit + n) || !Number.isSafeInteger(low * unit - n)) return orderOfDoubles(keys);
  const packed = new Float64Array(n);
  for (let i = 0; i < n; i++) packed[i] = keys[i]! * unit + i;
  packed.sort();
  const order = new Uint32Array(n);
  for (let i = 0; i < n; i++) order[i] = packed[i]! - Math.floor(packed[i]! / unit) * unit;
  return order;
}

/** Groups below this size are sorted by insertion. */
const SMALL_GROUP = 12;

/**
 * Sorts order[lo…hi) by the tuples' items from `column` on. False where an item is no plain number or str: then comparisons may call
 * Python, and their order shows.
 */
function sortByColumns(
  tuples: readonly PyTuple[],
  order: Uint32Array,
  lo: number,
  hi: number,
  column: number,
): boolean {
  const width = tuples[0]!.items.length;
  for (let c = column; c < width; c++) {
    const keys: PyValue[] = [];
    for (let i = lo; i < hi; i++) keys.push(tuples[order[i]!]!.items[c]!);
    const kind = kindOfKeys(keys);
    if (kind === "any" || kind === "tuple" || kind === "bigint") return false;
    const plain = plainKeys(keys, kind);
    if (plain.length < SMALL_GROUP) {
      insertByKeys(order, lo, plain);
    } else {
      const from = order.slice(lo, hi);
      const sorted = kind === "number" ? orderOfInts(plain as number[]) : orderOf(plain);
      for (let i = 0; i < sorted.length; i++) order[lo + i] = from[sorted[i]!]!;
      const unsorted = plain.slice();
      for (let i = 0; i < sorted.length; i++) plain[i] = unsorted[sorted[i]!]!;
    }
    if (plain[0] === plain[plain.length - 1]) continue;
    if (c + 1 < width) {
      for (let start = 0, i = 1; i <= plain.length; i++) {
        if (i < plain.length && plain[i] === plain[start]) continue;
        if (i - start > 1 && !sortByColumns(tuples, order, lo + start, lo + i, c + 1)) return false;
        start = i;
      }
    }
    return true;
  }
  return true;
}

/** The positions of tuples of one length in sorted order; undefined where comparisons may call Python. */
function orderOfTuples(tuples: readonly PyTuple[]): Uint32Array | undefined {
  const width = tuples[0]!.items.length;
  for (const t of tuples) if (t.items.length !== width) return undefined;
  const order = new Uint32Array(tuples.length);
  for (let i = 0; i < order.length; i++) order[i] = i;
  return sortByColumns(tuples, order, 0, order.length, 0) ? order : undefined;
}

/** Keys as the host compares them; an array of its own. */
function plainKeys(keys: readonly PyValue[], kind: string): (number | string | bigint)[] {
  return kind === "float"
    ? keys.map((k) => (typeof k === "number" ? k : (k as PyFloat).value))
    : (keys.slice() as (number | string | bigint)[]);
}

function isAscending(keys: readonly (number | string | bigint)[]): boolean {
  for (let i = 1; i < keys.length; i++) if (keys[i]! < keys[i - 1]!) return false;
  return true;
}

function sortInts(items: number[]): void {
  const n = items.length;
  if (n > 32) {
    const sorted = new Float64Array(n);
    for (let i = 0; i < n; i++) sorted[i] = items[i]!;
    sorted.sort();
    for (let i = 0; i < n; i++) items[i] = sorted[i]!;
    return;
  }
  for (let i = 1; i < n; i++) {
    const k = items[i]!;
    let j = i;
    for (; j > 0 && k < items[j - 1]!; j--) items[j] = items[j - 1]!;
    items[j] = k;
  }
}

/** Above this length a host sort of strs is interrupted now and then. */
const LONG = 200_000;

/** Sorts `items` in place by `keys` (the same array when there is no key function). */
function sortByKeys(items: PyValue[], keys: PyValue[]): void {
  const n = keys.length;
  if (n < 2) return;
  const kind = kindOfKeys(keys);
  if (kind === "number" || kind === "float" || kind === "string" || kind === "bigint") {
    const plain = kind === "float" ? plainKeys(keys, kind) : (keys as (number | string | bigint)[]);
    if (isAscending(plain)) return;
    if (keys === items && kind === "number") {
      sortInts(items as number[]);
      return;
    }
    if (keys === items && kind !== "float") {
      // Without a comparator the host compares code units, which is the order of strs without surrogates.
      if (kind === "string" && n < LONG) {
        items.sort();
        S.tick -= n >> 3;
        return;
      }
      (items as (string | bigint)[]).sort((a, b) => {
        if (--S.tick < 0) poll();
        return a < b ? -1 : a > b ? 1 : 0;
      });
      return;
    }
    if (n < SMALL_GROUP && keys !== items) insertByKeys(items, 0, plain);
    else arrange(items, kind === "number" ? orderOfInts(plain as number[]) : orderOf(plain));
    return;
  }
  if (kind === "tuple") {
    const order = orderOfTuples(keys as PyTuple[]);
    if (order !== undefined) {
      arrange(items, order);
      return;
    }
  }
  mergeSort(items, keys, kind === "tuple" ? tupleLess : lessOf(keys));
}

/** Sorts few items, from `lo` on, by keys of an array of its own. */
function insertByKeys(items: PyValue[] | Uint32Array, lo: number, keys: (number | string | bigint)[]): void {
  for (let i = 1; i < keys.length; i++) {
    const k = keys[i]!;
    const item = items[lo + i]!;
    let j = i;
    for (; j > 0 && k < keys[j - 1]!; j--) {
      keys[j] = keys[j - 1]!;
      items[lo + j] = items[lo + j - 1]!;
    }
    keys[j] = k;
    items[lo + j] = item;
  }
}

function arrange(items: PyValue[], order: Uint32Array): void {
  const from = items.slice();
  for (let i = 0; i < order.length; i++) items[i] = from[order[i]!]!;
}

/** Sorts an array of values in place; `key` undefined for none. */
export function sortArray(items: PyValue[], key: PyValue | undefined, reverse: boolean): void {
  let keys = items;
  if (key !== undefined) {
    keys = new Array<PyValue>(items.length);
    for (let i = 0; i < items.length; i++) keys[i] = call1(key, items[i]!);
  }
  // Reversing before and after keeps equal items in their order.
  if (reverse) {
    if (keys !== items) keys.reverse();
    items.reverse();
  }
  try {
    sortByKeys(items, keys);
  } finally {
    if (reverse) items.reverse();
  }
}

/** `list.sort`: the list is empty while it is being sorted. */
export function sortList(list: PyList, key: PyValue | undefined, reverse: boolean): void {
  const { items } = list;
  scanning(items.length);
  const hidden: PyValue[] = [];
  list.items = hidden;
  let changed = false;
  try {
    sortArray(items, key, reverse);
  } finally {
    changed = list.items !== hidden || hidden.length > 0;
    list.items = items;
  }
  if (changed) throw valueError("list modified during sort");
}
