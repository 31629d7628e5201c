// Set members that are their own keys (strs, objects with object's equality): a list, and once something is looked up among more than a
// few a JavaScript Set. Making one costs many times what a list costs, so results of operations and copies go without as long as they can.

import type { MapKey } from "./keys.ts";

/** Up to so many members a walk along the list is quicker than a Set. */
const FEW = 8;

export class PlainSet {
  /** In the order of insertion; undefined once `index` has changed. Never changed in place once it was given away. */
  private list: MapKey[] | undefined;
  private index: Set<MapKey> | undefined = undefined;
  /** `list` was given away. */
  private lent: boolean;
  /** `index` belongs to a copy too. */
  private shared = false;

  /** Of distinct members. */
  constructor(list: MapKey[], lent = false) {
    this.list = list;
    this.lent = lent;
  }

  static from(keys: Iterable<MapKey>): PlainSet {
    const s = new PlainSet([]);
    s.list = undefined;
    s.index = new Set(keys);
    return s;
  }

  get size(): number {
    return this.list !== undefined ? this.list.length : this.index!.size;
  }

  has(key: MapKey): boolean {
    const { index } = this;
    return index !== undefined ? index.has(key) : this.listed(key);
  }

  private listed(key: MapKey): boolean {
    const list = this.list!;
    if (list.length > FEW) return (this.index = new Set(list)).has(key);
    for (let i = 0; i < list.length; i++) if (list[i] === key) return true;
    return false;
  }

  /** True when it was not there. */
  add(key: MapKey): boolean {
    const { index } = this;
    if (index === undefined || this.shared) return !this.has(key) && this.append(key);
    const { size } = index;
    index.add(key);
    if (index.size === size) return false;
    this.list = undefined;
    return true;
  }

  private append(key: MapKey): true {
    let { list } = this;
    if (list !== undefined && list.length <= FEW) {
      if (this.lent) {
        this.list = list = list.slice();
        this.lent = false;
      }
      list.push(key);
      this.index = undefined;
      this.shared = false;
      return true;
    }
    this.ownIndex().add(key);
    this.list = undefined;
    return true;
  }

  /** The index, for a change. */
  private ownIndex(): Set<MapKey> {
    if (this.index === undefined || this.shared) this.index = new Set(this.list ?? this.index);
    this.shared = false;
    return this.index;
  }

  /** True when it was there. */
  delete(key: MapKey): boolean {
    if (!this.has(key)) return false;
    this.ownIndex().delete(key);
    this.list = undefined;
    return true;
  }

  /** Removes the one that was added first; there is one. */
  shift(): MapKey {
    const index = this.ownIndex();
    this.list = undefined;
    for (const key of index) {
      index.delete(key);
      return key;
    }
    throw new Error("empty");
  }

  members(): readonly MapKey[] {
    this.lent = true;
    return (this.list ??= [...this.index!]);
  }

  copy(): PlainSet {
    const out = new PlainSet(this.members() as MapKey[], true);
    if (this.index !== undefined) {
      out.index = this.index;
      out.shared = this.shared = true;
    }
    return out;
  }

  /** Adds all of another; a copy that has not changed since goes without an index again. */
  addAll(other: PlainSet): void {
    const members = other.members();
    if (!this.shared && this.size + members.length > FEW) {
      const index = this.ownIndex();
      for (let i = 0; i < members.length; i++) index.add(members[i]!);
      this.list = undefined;
      return;
    }
    const list = this.members().slice();
    for (let i = 0; i < members.length; i++) if (!this.has(members[i]!)) list.push(members[i]!);
    this.list = list;
    this.lent = false;
    this.index = undefined;
    this.shared = false;
  }

  /** Those of `this` that are, or are not, in `other`. */
  select(other: PlainSet, wanted: boolean): MapKey[] {
    const members = this.members();
    const out: MapKey[] = [];
    for (let i = 0; i < members.length; i++) if (other.has(members[i]!) === wanted) out.push(members[i]!);
    return out;
  }

  /** Removes the members of another; with `add`, adds those that were not here. */
  toggle(other: PlainSet, add: boolean): void {
    const { index } = this;
    if (index !== undefined && !this.shared) {
      const members = other.members();
      for (let i = 0; i < members.length; i++) if (!index.delete(members[i]!) && add) index.add(members[i]!);
      this.list = undefined;
      return;
    }
    const kept = this.select(other, false);
    this.list = add ? kept.concat(other.select(this, false)) : kept;
    this.lent = false;
    this.index = undefined;
    this.shared = false;
  }

  /** Are all of `this` (or none of them) in `other`? */
  every(other: PlainSet, wanted: boolean): boolean {
    const members = this.members();
    for (let i = 0; i < members.length; i++) if (other.has(members[i]!) !== wanted) return false;
    return true;
  }
}
