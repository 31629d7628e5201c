// The order of set members: CPython's open-addressing table (Objects/setobject.c), kept only for sets whose members' hashes are the same
// in every process (numbers, None, tuples of them). Lookup does not go through it. Sets of nothing but ints have int-table.ts instead.

import { PyRange, PyTuple } from "./containers.ts";
import { hashDouble, hashInt, hashOf, highHalf, tupleLow } from "./hash.ts";
import { DUMMY, type IntTable, LINEAR_PROBES, MIN_SIZE } from "./int-table.ts";
import { mapKeyOf } from "./keys.ts";
import { PyComplex } from "./numbers.ts";
import type { PyValue } from "./object.ts";
import { None } from "./singletons.ts";
import { halves } from "./text-hash.ts";

export type Hash = number | bigint;

const PERTURB_SHIFT = 5;
type Slot = PyValue | undefined | typeof DUMMY;

/** The halves of the last hash that orderHash() found. */
let low = 0;
let high = 0;

/** Finds the member's hash, when it is the same in every CPython process; else false. */
function orderHash(v: PyValue): boolean {
  if (typeof v === "number") return take(v === -1 ? -2 : v);
  if (typeof v === "string") return false;
  if (v === None) return take(0xfca86420);
  if (v instanceof PyTuple) {
    if (v.cls.isHeap || !v.items.every(orderHash)) return false;
    low = tupleLow(v.items, false);
    high = highHalf();
    return true;
  }
  const key = mapKeyOf(v);
  if (typeof key === "number") return take(Number.isInteger(key) ? hashInt(key) : hashDouble(key));
  if (typeof key === "bigint") return take(hashInt(key));
  if (key !== undefined || typeof v !== "object" || v.cls.isHeap) return false;
  const frozen = v as unknown as { isFrozenSet?: boolean; members(): readonly PyValue[] };
  const known = frozen.isFrozenSet === true ? frozen.members().every(orderHash) : isComplexOrRange(v);
  return known && take(hashOf(v));
}

function isComplexOrRange(v: PyValue): boolean {
  return v instanceof PyComplex || v instanceof PyRange;
}

function take(hash: Hash): true {
  if (typeof hash === "number") {
    // Of 53 bits the low 32 are those of the 64-bit form.
    low = hash | 0;
    high = low === hash ? low >> 31 : Math.floor(hash / 4294967296) | 0;
  } else {
    const w = halves(hash);
    low = w[0]!;
    high = w[1]!;
  }
  return true;
}

/** A table of so many slots, all free. */
function freeSlots(size: number): Slot[] {
  return new Array<Slot>(size).fill(undefined);
}

export class SetOrder {
  private slots = freeSlots(MIN_SIZE);
  /** Low and high half of each slot's hash. */
  private hashes: number[] = new Array<number>(2 * MIN_SIZE).fill(0);
  private mask = MIN_SIZE - 1;
  private fill = 0;
  private used = 0;
  private finger = 0;

  /** Adds what is not in it; false where its hash cannot be known. */
  add(v: PyValue): boolean {
    if (!orderHash(v)) return false;
    this.place(v, low, high);
    this.fill++;
    this.used++;
    if (this.fill * 5 >= this.mask * 3) this.grow();
    return true;
  }

  /** The first slot on the way of a hash that holds `wanted`, or the free one where the way ends. */
  private find(wanted: PyValue | undefined, l: number, h: number): number {
    const { slots, mask } = this;
    let lo = l;
    let hi = h;
    for (let i = lo & mask; ; ) {
      const end = i + LINEAR_PROBES <= mask ? i + LINEAR_PROBES : i;
      for (let j = i; j <= end; j++) {
        const s = slots[j];
        if (s === undefined || s === wanted) return j;
      }
      lo = (lo >>> PERTURB_SHIFT) | (hi << (32 - PERTURB_SHIFT));
      hi >>>= PERTURB_SHIFT;
      i = (Math.imul(i, 5) + 1 + lo) & mask;
    }
  }

  private place(v: PyValue, lo: number, hi: number): void {
    const i = this.find(undefined, lo, hi);
    this.slots[i] = v;
    this.hashes[2 * i] = lo;
    this.hashes[2 * i + 1] = hi;
  }

  discard(v: PyValue): void {
    orderHash(v);
    const i = this.find(v, low, high);
    if (this.slots[i] === undefined) return;
    this.slots[i] = DUMMY;
    this.used--;
  }

  private grow(): void {
    this.resize(this.used > 50000 ? this.used * 2 : this.used * 4);
  }

  private resize(minimum: number): void {
    let size = MIN_SIZE;
    while (size <= minimum) size *= 2;
    const { slots, hashes } = this;
    this.slots = freeSlots(size);
    this.hashes = new Array<number>(2 * size).fill(0);
    this.mask = size - 1;
    this.fill = this.used;
    this.placeAll(slots, hashes);
  }

  private placeAll(slots: readonly Slot[], hashes: readonly number[]): void {
    for (let i = 0; i < slots.length; i++) {
      const v = slots[i];
      if (v !== undefined && v !== DUMMY) this.place(v as PyValue, hashes[2 * i]!, hashes[2 * i + 1]!);
    }
  }

  /** Room for `count` more, before a merge. */
  reserve(count: number): void {
    if ((this.fill + count) * 5 >= this.mask * 3) this.resize((this.used + count) * 2);
  }

  tidy(): void {
    if (this.fill - this.used > this.mask / 5) this.grow();
  }

  /** The member that pop() takes. */
  first(): PyValue {
    let i = this.finger & this.mask;
    while (this.slots[i] === undefined || this.slots[i] === DUMMY) i = i === this.mask ? 0 : i + 1;
    this.finger = i + 1;
    return this.slots[i] as PyValue;
  }

  members(): PyValue[] {
    const out: PyValue[] = [];
    for (const v of this.slots) if (v !== undefined && v !== DUMMY) out.push(v as PyValue);
    return out;
  }

  /** The table of a set of ints that comes to hold something else. */
  static ofInts(ints: IntTable): SetOrder {
    const t = new SetOrder();
    t.slots = freeSlots(ints.slots.length);
    t.hashes = new Array<number>(2 * t.slots.length).fill(0);
    ints.slots.forEach((n, i) => {
      t.slots[i] = n;
      if (typeof n !== "number") return;
      orderHash(n);
      t.hashes[2 * i] = low;
      t.hashes[2 * i + 1] = high;
    });
    t.mask = ints.mask;
    t.fill = ints.fill;
    t.used = ints.used;
    t.finger = ints.finger;
    return t;
  }

  /** An empty set's table after merging `other` into it (set_merge). */
  static copied(other: SetOrder): SetOrder {
    const t = new SetOrder();
    t.reserve(other.used);
    if (t.mask === other.mask && other.fill === other.used) {
      t.slots = other.slots.slice();
      t.hashes = other.hashes.slice();
    } else t.placeAll(other.slots, other.hashes);
    t.fill = t.used = other.used;
    return t;
  }
}
