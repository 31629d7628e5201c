// Finds the entries of dict keys that have an equality of their own, by hash: open addressing over numbers alone, which the collector
// does not look into. The order of a dict's items is not its business.

import { type PyTuple, tupleType } from "./containers.ts";
import type { DictEntry } from "./dict.ts";
import { pyEquals } from "./hash.ts";
import { fold, isSmallPair, tuplesEqual } from "./keys.ts";
import type { PyValue } from "./object.ts";

const EMPTY = 0;
const REMOVED = -1;
/** Fibonacci hashing: the table takes the highest bits. The shift keeps pairs of small ints apart, whose rows would meet. */
function spread(hash: number): number {
  return Math.imul(hash ^ (hash >>> 15), 0x9e3779b1);
}

export class HashTable {
  /** Pairs: 32 bits of a hash, and one more than the entry's position. */
  private slots = new Int32Array(16);
  private mask = 7;
  private shift = 29;
  private entries: (DictEntry | undefined)[] = [];
  /** Nothing but small pairs was added: no two of them have the same hash. */
  private pairs = true;
  size = 0;

  /** The entry of a key; `==` runs where hashes are equal, and the search begins again when it changed the table. */
  find(hash: number | bigint, k: PyValue): DictEntry | undefined {
    const folded = fold(hash);
    for (;;) {
      const { slots, mask, entries } = this;
      for (let i = spread(folded) >>> this.shift; ; i = (i + 1) & mask) {
        const at = slots[2 * i + 1]!;
        if (at === EMPTY) return undefined;
        if (slots[2 * i] !== folded || at === REMOVED) continue;
        const e = entries[at - 1]!;
        if (e.key === k) return e;
        if (e.hash !== hash) continue;
        const equal = pyEquals(e.key, k);
        if (entries !== this.entries || entries[at - 1] !== e) break;
        if (equal) return e;
      }
    }
  }

  /** find() for a tuple and the hash of tupleHash(). */
  findTuple(k: PyTuple): DictEntry | undefined {
    const { slots, mask, entries } = this;
    const { hash } = k;
    const decides = this.pairs && isSmallPair(k);
    for (let i = spread(hash) >>> this.shift; ; i = (i + 1) & mask) {
      const at = slots[2 * i + 1]!;
      if (at === EMPTY) return undefined;
      if (slots[2 * i] !== hash || at === REMOVED) continue;
      const e = entries[at - 1]!;
      if (decides) return e;
      const { key } = e;
      if (key === k) return e;
      if (typeof key !== "object" || key.cls !== tupleType) return this.find(hash, k);
      if (!tuplesEqual(key as PyTuple, k)) {
        if (entries !== this.entries || entries[at - 1] !== e) return this.find(hash, k);
      } else return entries === this.entries && entries[at - 1] === e ? e : this.find(hash, k);
    }
  }

  /** Adds an entry whose key is not there; its `hash` is set. */
  add(e: DictEntry): void {
    const { entries } = this;
    // Half the slots at most are taken, removed ones included.
    if (entries.length * 2 > this.mask) this.rebuild();
    this.entries.push(e);
    this.pairs &&= typeof e.key === "object" && e.key.cls === tupleType && isSmallPair(e.key as PyTuple);
    this.size++;
    this.place(fold(e.hash!), this.entries.length);
  }

  private place(folded: number, at: number): void {
    const { slots, mask } = this;
    let i = spread(folded) >>> this.shift;
    while (slots[2 * i + 1] !== EMPTY) i = (i + 1) & mask;
    slots[2 * i] = folded;
    slots[2 * i + 1] = at;
  }

  private rebuild(): void {
    // Always a new array: by that a search sees that the table has changed.
    const live: DictEntry[] = [];
    for (const e of this.entries) if (e !== undefined) live.push(e);
    let { mask } = this;
    while (live.length * 4 > mask) mask = mask * 2 + 1;
    if (mask === this.mask) this.slots.fill(EMPTY);
    else {
      this.shift = Math.clz32(mask);
      this.slots = new Int32Array(2 * mask + 2);
      this.mask = mask;
    }
    this.entries = live;
    for (let i = 0; i < live.length; i++) this.place(fold(live[i]!.hash!), i + 1);
  }

  /** Forgets what was removed, after the last entry went; false where a new table is better. */
  emptied(): boolean {
    if (this.mask !== 7) return false;
    this.slots.fill(EMPTY);
    this.entries.length = 0;
    return true;
  }

  remove(e: DictEntry): void {
    const { slots, mask, entries } = this;
    for (let i = spread(fold(e.hash!)) >>> this.shift; ; i = (i + 1) & mask) {
      const at = slots[2 * i + 1]!;
      if (at === EMPTY) return;
      if (at === REMOVED || entries[at - 1] !== e) continue;
      slots[2 * i + 1] = REMOVED;
      entries[at - 1] = undefined;
      this.size--;
      return;
    }
  }
}
