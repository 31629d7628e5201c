// The order of set members: CPython's open-addressing table (Objects/setobject.c), kept only for sets whose members' hashes are the same
// in every process (numbers, None, tuples of them). Lookup does not go through it. Sets of nothing but ints have int-table.ts instead.

import { PyRange, PyTuple } from "./containers.ts";
import { hashDouble, hashInt, hashOf } from "./hash.ts";
import { DUMMY, type IntTable, LINEAR_PROBES, MIN_SIZE } from "./int-table.ts";
import { mapKeyOf } from "./keys.ts";
import { PyComplex } from "./numbers.ts";
import type { PyValue } from "./object.ts";
import { None } from "./singletons.ts";

export type Hash = number | bigint;

const PERTURB_SHIFT = 5;
type Slot = PyValue | undefined | typeof DUMMY;

/** The member's hash, when it is the same in every CPython process; else undefined. */
export function orderHash(v: PyValue): Hash | undefined {
  if (typeof v === "number") return v === -1 ? -2 : v;
  if (typeof v === "string") return undefined;
  if (v === None) return 0xfca86420;
  if (v instanceof PyTuple) {
    if (v.cls.isHeap) return undefined;
    for (const item of v.items) if (orderHash(item) === undefined) return undefined;
    return hashOf(v);
  }
  const key = mapKeyOf(v);
  if (typeof key === "number") return Number.isInteger(key) ? hashInt(key) : hashDouble(key);
  if (typeof key === "bigint") return hashInt(key);
  if (key !== undefined || typeof v !== "object" || v.cls.isHeap) return undefined;
  const frozen = v as unknown as { isFrozenSet?: boolean; members(): readonly PyValue[] };
  if (frozen.isFrozenSet === true) {
    for (const item of frozen.members()) if (orderHash(item) === undefined) return undefined;
    return hashOf(v);
  }
  return v instanceof PyComplex || v instanceof PyRange ? hashOf(v) : undefined;
}

/** Walks the slots that a hash probes. */
class Probe {
  private i: number;
  private readonly mask: number;
  private small: number;
  private big: bigint | undefined = undefined;
  private start: number;
  private left: number;
  constructor(hash: Hash, mask: number) {
    this.mask = mask;
    if (typeof hash === "number" && hash >= 0) {
      this.small = hash;
      this.i = hash < 0x80000000 ? hash & mask : (hash % 4294967296) & mask;
    } else {
      const b = BigInt.asUintN(64, BigInt(hash));
      this.big = b;
      this.small = 0;
      this.i = Number(b & BigInt(mask));
    }
    this.start = this.i;
    this.left = this.i + LINEAR_PROBES <= mask ? LINEAR_PROBES : 0;
  }
  get slot(): number {
    return this.i;
  }
  next(): void {
    if (this.left-- > 0) {
      this.i++;
      return;
    }
    let perturb: number;
    if (this.big !== undefined) {
      this.big >>= BigInt(PERTURB_SHIFT);
      perturb = Number(this.big & 0xffffffffn);
    } else {
      this.small = Math.floor(this.small / 32);
      perturb = this.small % 4294967296;
    }
    this.i = (((this.start * 5 + 1 + perturb) % 4294967296) & this.mask) >>> 0;
    this.start = this.i;
    this.left = this.i + LINEAR_PROBES <= this.mask ? LINEAR_PROBES : 0;
  }
}

export class SetOrder {
  private slots: Slot[] = new Array<Slot>(MIN_SIZE).fill(undefined);
  private hashes: Hash[] = new Array<Hash>(MIN_SIZE).fill(0);
  private mask = MIN_SIZE - 1;
  private fill = 0;
  private used = 0;
  private finger = 0;

  /** `v` is not in it. */
  add(v: PyValue, hash: Hash): void {
    this.insertClean(v, hash);
    this.fill++;
    this.used++;
    if (this.fill * 5 >= this.mask * 3) this.grow();
  }

  private insertClean(v: PyValue, hash: Hash): void {
    const p = new Probe(hash, this.mask);
    while (this.slots[p.slot] !== undefined) p.next();
    this.slots[p.slot] = v;
    this.hashes[p.slot] = hash;
  }

  discard(v: PyValue, hash: Hash): void {
    const p = new Probe(hash, this.mask);
    while (this.slots[p.slot] !== v) {
      if (this.slots[p.slot] === undefined) return;
      p.next();
    }
    this.slots[p.slot] = DUMMY;
    this.used--;
  }

  private grow(): void {
    this.resize(this.used > 50000 ? this.used * 2 : this.used * 4);
  }

  private resize(minimum: number): void {
    let size = MIN_SIZE;
    while (size <= minimum) size *= 2;
    const { slots, hashes } = this;
    this.slots = new Array<Slot>(size).fill(undefined);
    this.hashes = new Array<Hash>(size).fill(0);
    this.mask = size - 1;
    this.fill = this.used;
    for (let i = 0; i < slots.length; i++) {
      const v = slots[i];
      if (v !== undefined && v !== DUMMY) this.insertClean(v as PyValue, hashes[i]!);
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
    t.slots = ints.slots;
    t.hashes = ints.slots.map((n) => (n === undefined || n === DUMMY ? 0 : n === -1 ? -2 : n));
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
    } else {
      for (let i = 0; i < other.slots.length; i++) {
        const v = other.slots[i];
        if (v !== undefined && v !== DUMMY) t.insertClean(v as PyValue, other.hashes[i]!);
      }
    }
    t.fill = t.used = other.used;
    return t;
  }
}
