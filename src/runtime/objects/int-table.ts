// CPython's open-addressing table (Objects/setobject.c) for sets that hold nothing but ints below 2^53: membership and order in one.
// Other sets keep their members in Maps and the order, where it can be known, in set-order.ts.

export const LINEAR_PROBES = 9;
export const MIN_SIZE = 8;
/** A slot whose member was removed. */
export const DUMMY = null;

export class IntTable {
  /** With holes, which read as undefined: the host keeps small ints in them without boxes and write barriers. */
  slots: (number | null | undefined)[] = new Array<number | undefined>(MIN_SIZE);
  mask = MIN_SIZE - 1;
  /** Members and dummies. */
  fill = 0;
  used = 0;
  /** Where pop() looks next. */
  finger = 0;

  /** The slot of `n`, or the complement of the slot where it would go. */
  private find(n: number): number {
    const { slots, mask } = this;
    const hash = n === -1 ? -2 : n;
    let i = hash & mask;
    // The 64-bit hash in two halves, of which five bits at a time are brought in.
    let low = hash | 0;
    let high = 0;
    for (let round = 0; ; round++) {
      const end = i + LINEAR_PROBES <= mask ? i + LINEAR_PROBES : i;
      for (let j = i; j <= end; j++) {
        const s = slots[j];
        if (s === undefined) return ~j;
        if (s !== DUMMY && s === n) return j;
      }
      if (round === 0) high = Math.floor(hash / 4294967296) | 0;
      low = (low >>> 5) | (high << 27);
      high >>>= 5;
      i = (Math.imul(i, 5) + 1 + low) & mask;
    }
  }

  has(n: number): boolean {
    // Mostly the first slot tells; -1 hashes to -2.
    const s = this.slots[n & this.mask];
    return s === n || ((s !== undefined || n === -1) && this.find(n) >= 0);
  }

  /** Puts in a number that is not there, into a table without dummies. */
  private place(n: number): void {
    const i = n & this.mask;
    if (n !== -1 && this.slots[i] === undefined) this.slots[i] = n;
    else this.slots[~this.find(n)] = n;
  }

  /** True when it was not there. */
  add(n: number): boolean {
    const { slots } = this;
    const first = n & this.mask;
    if (slots[first] === n) return false;
    if (slots[first] === undefined && n !== -1) slots[first] = n;
    else {
      const i = this.find(n);
      if (i >= 0) return false;
      slots[~i] = n;
    }
    this.used++;
    if (++this.fill * 5 >= this.mask * 3) this.grow();
    return true;
  }

  /** True when it was there. */
  discard(n: number): boolean {
    const i = this.find(n);
    if (i < 0) return false;
    this.slots[i] = DUMMY;
    this.used--;
    return true;
  }

  private grow(): void {
    this.resize(this.used > 50000 ? this.used * 2 : this.used * 4);
  }

  private resize(minimum: number): void {
    let size = MIN_SIZE;
    while (size <= minimum) size *= 2;
    const { slots } = this;
    this.slots = new Array<number | undefined>(size);
    this.mask = size - 1;
    this.fill = this.used;
    for (let i = 0; i < slots.length; i++) {
      const n = slots[i];
      if (n !== undefined && n !== DUMMY) this.place(n);
    }
  }

  /** Room for `count` more, before a merge. */
  reserve(count: number): void {
    if ((this.fill + count) * 5 >= this.mask * 3) this.resize((this.used + count) * 2);
  }

  tidy(): void {
    if (this.fill - this.used > this.mask / 5) this.grow();
  }

  /** The member that pop() takes; there is one. */
  first(): number {
    const { slots, mask } = this;
    let i = this.finger & mask;
    let n = slots[i];
    while (n === undefined || n === DUMMY) {
      i = i === mask ? 0 : i + 1;
      n = slots[i];
    }
    this.finger = i + 1;
    return n;
  }

  members(): number[] {
    const { slots } = this;
    const out: number[] = [];
    for (let i = 0; i < slots.length; i++) {
      const n = slots[i];
      if (n !== undefined && n !== DUMMY) out.push(n);
    }
    return out;
  }

  /** Adds what `other` holds (set_merge). */
  merge(other: IntTable): void {
    this.reserve(other.used);
    const { slots } = other;
    if (this.fill === 0 && this.mask === other.mask && other.fill === other.used) {
      this.slots = slots.slice();
      this.fill = this.used = other.used;
      return;
    }
    for (let i = 0; i < slots.length; i++) {
      const n = slots[i];
      if (n !== undefined && n !== DUMMY) this.add(n);
    }
  }

  /** An empty set's table after merging `this` into it. */
  copied(): IntTable {
    const t = new IntTable();
    t.merge(this);
    return t;
  }

  /** The members that are, or are not, in `other`, added to a new table in the order of a walk. */
  select(other: IntTable, wanted: boolean): IntTable {
    const { slots } = this;
    const t = new IntTable();
    for (let i = 0; i < slots.length; i++) {
      const n = slots[i];
      if (n !== undefined && n !== DUMMY && other.has(n) === wanted) t.add(n);
    }
    return t;
  }

  /** Is every member in `other` (or, for `wanted` false, none)? */
  every(other: IntTable, wanted: boolean): boolean {
    const { slots } = this;
    for (let i = 0; i < slots.length; i++) {
      const n = slots[i];
      if (n !== undefined && n !== DUMMY && other.has(n) !== wanted) return false;
    }
    return true;
  }

  /** Removes what `other` holds; with `add` also adds what was not there. */
  toggle(other: IntTable, add: boolean): void {
    const { slots } = other;
    for (let i = 0; i < slots.length; i++) {
      const n = slots[i];
      if (n !== undefined && n !== DUMMY && !this.discard(n) && add) this.add(n);
    }
  }
}
