// set and frozenset. Three forms of storage, from the quickest to the most general: CPython's own hash table for nothing but ints
// (int-table.ts), plain-set.ts where each member is its own key (strs, objects with object's equality), a table as dicts have.
// Beside the last two stands CPython's table where its order can be known (set-order.ts). Follows Objects/setobject.c.

import { PyTuple } from "./containers.ts";
import { type DictEntry, PyDict } from "./dict.ts";
import { hashInt, hashOf, pyEquals } from "./hash.ts";
import { IntTable } from "./int-table.ts";
import { hashFor, type MapKey, mapKeyOf, mayEqualOthers } from "./keys.ts";
import { PyObject, type PyValue } from "./object.ts";
import { PlainSet } from "./plain-set.ts";
import { type Hash, SetOrder } from "./set-order.ts";
import { None } from "./singletons.ts";
import { builtinType, type PyType, TypeFlags } from "./type.ts";

/** Members as the keys of a dict. */
class MemberTable extends PyDict {
  protected override hashKey(k: PyValue): Hash {
    return hashFor(k, "set element");
  }
  override has(k: PyValue): boolean {
    return this.find(k) !== undefined;
  }
  /** Membership of a value whose hash is known. */
  hasHashed(hash: Hash, k: PyValue): boolean {
    return this.findHashed(hash, k) !== undefined;
  }
}

/** Members in the order of a walk; `size` tells whether the set changed. At most one of the three storages is in use. */
export class PySet extends PyObject {
  private ints: IntTable | undefined = undefined;
  private plain: PlainSet | undefined = undefined;
  private table: MemberTable | undefined = undefined;
  /** CPython's table beside `plain` or `table`; undefined until the order matters. */
  private order: SetOrder | undefined = undefined;
  /** A member's hash differs from process to process: the order is that of insertion. */
  private unordered = false;
  /** Snapshot of the members in order, until the next change. */
  private snapshot: readonly PyValue[] | undefined = undefined;

  /** A set display. One of three or more constants is copied from a frozenset by CPython's compiler, which shows in the order. */
  static of(items: readonly PyValue[]): PySet {
    const s = new PySet();
    for (const item of items) s.add(item);
    if (items.length >= 3 && items.every((x) => typeof x !== "object")) {
      if (s.ints !== undefined) s.ints = s.ints.copied();
      else {
        const order = s.knownOrder();
        if (order !== undefined) s.order = SetOrder.copied(order);
      }
    }
    return s;
  }

  get size(): number {
    if (this.ints !== undefined) return this.ints.used;
    if (this.plain !== undefined) return this.plain.size;
    return this.table === undefined ? 0 : this.table.size;
  }

  /** Leaves the form for ints, as `arriving` is to be added. */
  private spread(arriving: PyValue | undefined): void {
    const { ints } = this;
    if (ints === undefined) return;
    this.plain = new PlainSet(ints.members());
    if (typeof arriving === "string") this.unordered = true;
    else this.order = SetOrder.ofInts(ints);
    this.ints = undefined;
  }

  /** Takes the general form. */
  private generalize(): MemberTable {
    if (this.table !== undefined) return this.table;
    this.spread(undefined);
    const table = new MemberTable();
    if (this.plain !== undefined) for (const v of this.plain.members()) table.set(v, None);
    this.plain = undefined;
    return (this.table = table);
  }

  has(v: PyValue): boolean {
    if (this.ints !== undefined && typeof v === "number") return this.ints.has(v);
    if (this.plain !== undefined && typeof v === "string") return this.plain.has(v);
    if (this.table !== undefined) return this.table.has(v);
    const key = mapKeyOf(v);
    return key === undefined ? this.hasEqual(v, hashFor(v, "set element")) : this.hasKey(key);
  }

  private hasKey(key: MapKey): boolean {
    if (this.ints !== undefined) return typeof key === "number" && this.ints.has(key);
    return this.plain?.has(key) === true;
  }

  /** Does a value with equality of its own equal a member that is its own key? */
  private hasEqual(v: PyValue, hash: Hash): boolean {
    if (this.ints !== undefined) return this.intOf(v, hash) !== undefined;
    if (typeof v !== "object" || !mayEqualOthers(v.cls)) return false;
    return this.plain !== undefined && this.generalize().hasHashed(hash, v);
  }

  /** The int among the members that a value with equality of its own equals; -1 and -2 have the same hash. */
  private intOf(v: PyValue, hash: Hash): number | undefined {
    const ints = this.ints!;
    if (typeof v !== "object" || !mayEqualOthers(v.cls) || typeof hash !== "number") return undefined;
    if (ints.has(hash) && pyEquals(hash, v)) return hash;
    return hash === -2 && this.ints === ints && ints.has(-1) && pyEquals(-1, v) ? -1 : undefined;
  }

  /** has() with the plain text for unhashable values. */
  hasPlain(v: PyValue): boolean {
    if (mapKeyOf(v) !== undefined) return this.has(v);
    const hash = hashOf(v);
    if (v instanceof PyTuple) return this.has(v);
    return this.table !== undefined ? this.table.hasHashed(hash, v) : this.hasEqual(v, hash);
  }

  add(v: PyValue): void {
    if (typeof v === "number") {
      let { ints } = this;
      if (ints === undefined && this.plain === undefined && this.table === undefined) ints = this.ints = new IntTable();
      if (ints !== undefined) {
        if (ints.add(v)) this.snapshot = undefined;
        return;
      }
    } else if (typeof v === "string" && this.plain !== undefined && this.unordered) {
      if (this.plain.add(v)) this.snapshot = undefined;
      return;
    }
    this.addOther(v);
  }

  private addOther(v: PyValue): void {
    if (this.table === undefined) {
      const key = mapKeyOf(v);
      if (key === undefined) {
        const hash = hashFor(v, "set element");
        if (this.hasEqual(v, hash)) return;
        this.generalize().addHashed(v, hash);
        this.added(v);
        return;
      }
      if (this.hasKey(key)) return;
      if (key === v) {
        this.spread(v);
        (this.plain ??= new PlainSet([])).add(key);
        this.added(v);
        return;
      }
      this.generalize();
    }
    const table = this.table!;
    const before = table.size;
    table.setDefault(v, None);
    if (table.size !== before) this.added(v);
  }

  /** Adds a dict's key, whose hash is known. */
  addBy(e: DictEntry): void {
    if (e.hash === undefined) {
      this.add(e.key);
      return;
    }
    const table = this.generalize();
    if (table.hasHashed(e.hash, e.key)) return;
    table.addHashed(e.key, e.hash);
    this.added(e.key);
  }

  private added(v: PyValue): void {
    this.snapshot = undefined;
    if (this.unordered) return;
    if (this.order === undefined) this.unordered = typeof v === "string";
    else if (!this.order.add(v)) {
      this.order = undefined;
      this.unordered = true;
    }
  }

  /** True when it was there. */
  discard(v: PyValue): boolean {
    const { ints, plain, table } = this;
    if (ints !== undefined && typeof v === "number") {
      if (!ints.discard(v)) return false;
      this.snapshot = undefined;
      return true;
    }
    if (table !== undefined) {
      // The table of the order is made before the change: removals show in it.
      const order = this.knownOrder();
      const stored = table.remove(v)?.key;
      if (stored === undefined) return false;
      this.removed(order, stored);
      return true;
    }
    let key = mapKeyOf(v);
    if (key === undefined) {
      const hash = hashFor(v, "set element");
      // Only for ints is the key known: the general form has to look again.
      if (ints === undefined) return this.hasEqual(v, hash) && this.discard(v);
      key = this.intOf(v, hash);
      if (key === undefined) return false;
    } else if (!this.hasKey(key)) return false;
    if (ints !== undefined) {
      ints.discard(key as number);
      this.snapshot = undefined;
      return true;
    }
    const order = this.knownOrder();
    plain!.delete(key);
    this.removed(order, key);
    return true;
  }

  private removed(order: SetOrder | undefined, stored: PyValue): void {
    order?.discard(stored);
    this.snapshot = undefined;
  }

  /** Removes the first member in order; undefined when empty. */
  pop(): PyValue | undefined {
    if (this.size === 0) return undefined;
    this.snapshot = undefined;
    if (this.ints !== undefined) {
      const n = this.ints.first();
      this.ints.discard(n);
      return n;
    }
    const order = this.knownOrder();
    if (order !== undefined) {
      const v = order.first();
      this.discard(v);
      return v;
    }
    if (this.plain !== undefined) return this.plain.shift();
    const e = this.table!.first()!;
    this.table!.removeEntry(e);
    return e.key;
  }

  clear(): void {
    this.ints = undefined;
    this.plain = undefined;
    this.table = undefined;
    this.order = undefined;
    this.unordered = false;
    this.snapshot = undefined;
  }

  /** The members in the order of insertion; of a set of ints in that of its table. */
  private inserted(): readonly PyValue[] {
    if (this.ints !== undefined) return this.ints.members();
    if (this.plain !== undefined) return this.plain.members();
    return this.table === undefined ? [] : this.table.keys();
  }

  /** CPython's table beside `plain` or `table`, when it can be known. */
  private knownOrder(): SetOrder | undefined {
    if (this.order !== undefined) return this.order;
    if (this.unordered) return undefined;
    const order = new SetOrder();
    for (const v of this.inserted()) {
      if (!order.add(v)) {
        this.unordered = true;
        return undefined;
      }
    }
    return (this.order = order);
  }

  /** Walks the members in order: by their entries where these know the hashes. */
  eachEntry(byEntry: (e: DictEntry) => void, byKey: (v: PyValue) => void): void {
    if (this.table === undefined || (this.size > 1 && this.knownOrder() !== undefined)) this.members().forEach(byKey);
    else for (const e of this.table.liveEntries().slice()) if (e !== undefined) byEntry(e);
  }

  /** The members in order. Never changed in place: a walk may keep it. */
  members(): readonly PyValue[] {
    if (this.snapshot !== undefined) return this.snapshot;
    const order = this.ints === undefined && this.size > 1 ? this.knownOrder() : undefined;
    return (this.snapshot = order === undefined ? this.inserted() : order.members());
  }

  /** Adds every member of another set, with the sizes CPython would choose. */
  addAll(other: PySet): void {
    if (other.size === 0 || other === this) return;
    this.snapshot = undefined;
    if (other.ints !== undefined && this.plain === undefined && this.table === undefined) {
      (this.ints ??= new IntTable()).merge(other.ints);
      return;
    }
    if (this.ints === undefined && this.size === 0 && this.order === undefined) {
      if (other.plain !== undefined) this.plain = other.plain.copy();
      else {
        this.table = new MemberTable();
        this.table.addAll(other.table!);
      }
      const theirs = other.knownOrder();
      this.order = theirs === undefined ? undefined : SetOrder.copied(theirs);
      this.unordered = theirs === undefined;
      return;
    }
    if (this.unordered && this.plain !== undefined && other.plain !== undefined) {
      this.plain.addAll(other.plain);
      return;
    }
    if (other.ints !== undefined) this.reserve(other.size);
    else if (other.knownOrder() !== undefined) this.reserve(other.size);
    const from = other.table;
    if (from === undefined) for (const v of other.members()) this.add(v);
    else {
      // Equality of members may change either set under way: what is added was there at the start.
      const entries =
        other.knownOrder() === undefined ? from.liveEntries() : other.members().map((v) => from.entryOf(v));
      for (const e of entries.slice()) if (e !== undefined) this.addBy(e);
    }
  }

  /** Makes room as CPython does before it adds the keys of a dict. */
  reserve(count: number): void {
    if (this.plain === undefined && this.table === undefined) this.ints ??= new IntTable();
    if (this.ints !== undefined) this.ints.reserve(count);
    else this.knownOrder()?.reserve(count);
  }

  /** After many removals: drops dummies as CPython does. */
  tidy(): void {
    this.ints?.tidy();
    this.order?.tidy();
  }

  /** Takes over the contents of a set that is not used afterwards. */
  become(other: PySet): void {
    this.ints = other.ints;
    this.plain = other.plain;
    this.table = other.table;
    this.order = other.order;
    this.unordered = other.unordered;
    this.snapshot = undefined;
  }

  /** Hashes of the members. */
  hashes(): Hash[] {
    if (this.table === undefined) return this.inserted().map((v) => (typeof v === "number" ? hashInt(v) : hashOf(v)));
    const out: Hash[] = [];
    for (const e of this.table.liveEntries())
      if (e !== undefined) out.push(e.hash !== undefined && !(e.key instanceof PyTuple) ? e.hash : hashOf(e.key));
    return out;
  }

  /** Takes strs into an empty set; false where there is something else among them. */
  fillWithStrs(items: readonly PyValue[]): boolean {
    for (let i = 0; i < items.length; i++) if (typeof items[i] !== "string") return false;
    this.plain = PlainSet.from(items as string[]);
    this.unordered = true;
    return true;
  }

  // --- operations on two sets of ints, or of members that are their own keys; undefined where one of them is not ---

  /** A set of the members that are (or are not) in `other`, put into the empty `out`. */
  select(other: PySet, wanted: boolean, out: PySet): PySet | undefined {
    if (this.ints !== undefined && other.ints !== undefined) out.ints = this.ints.select(other.ints, wanted);
    else if (this.plain !== undefined && other.plain !== undefined && this.knownOrder() === undefined) {
      const list = this.plain.select(other.plain, wanted);
      if (list.length > 0) out.plain = new PlainSet(list);
    } else return undefined;
    return out;
  }

  /** Are all the members (or none of them) in `other`? */
  every(other: PySet, wanted: boolean): boolean | undefined {
    if (this.ints !== undefined && other.ints !== undefined) return this.ints.every(other.ints, wanted);
    if (this.plain !== undefined && other.plain !== undefined) return this.plain.every(other.plain, wanted);
    return undefined;
  }

  /** Removes the members of `other`; with `add`, adds those that were not here. False where it cannot. */
  toggle(other: PySet, add: boolean): boolean {
    if (this.ints !== undefined && other.ints !== undefined) this.ints.toggle(other.ints, add);
    else if (this.plain !== undefined && other.plain !== undefined && this.knownOrder() === undefined)
      this.plain.toggle(other.plain, add);
    else return false;
    this.snapshot = undefined;
    return true;
  }
}

export class PyFrozenSet extends PySet {
  /** Memo of hash(). */
  hash: Hash | undefined = undefined;
  /** For set-order.ts, which this file imports. */
  declare readonly isFrozenSet: true;
}
Object.defineProperty(PyFrozenSet.prototype, "isFrozenSet", { value: true });

const FLAGS = TypeFlags.BASETYPE | TypeFlags.MATCH_SELF | TypeFlags.WEAKREF;
export const setType: PyType = builtinType({ name: "set", layout: PySet, flags: FLAGS });
export const frozensetType: PyType = builtinType({ name: "frozenset", layout: PyFrozenSet, flags: FLAGS });

export function frozensetOf(items: Iterable<PyValue>): PyFrozenSet {
  const s = new PyFrozenSet();
  for (const item of items) s.add(item);
  return s;
}
