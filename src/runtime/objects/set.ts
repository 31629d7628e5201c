// set and frozenset: a JavaScript Map keyed as dicts are, plus CPython's own hash table where its order can be known (set-order.ts).
// Follows Objects/setobject.c in what it shows to the outside.

import { PyTuple } from "./containers.ts";
import { type DictEntry, hashFor, type MapKey, mapKeyOf, mayEqualPrimitive, noteHash } from "./dict.ts";
import { hashOf, pyEquals } from "./hash.ts";
import { PyObject, type PyValue } from "./object.ts";
import { type Hash, orderHash, SetOrder } from "./set-order.ts";
import { builtinType, type PyType, TypeFlags } from "./type.ts";

/** Stands in the Map for a member with equality of its own. */
class HashedMember {
  readonly value: PyValue;
  readonly hash: Hash;
  constructor(value: PyValue, hash: Hash) {
    this.value = value;
    this.hash = hash;
  }
}

/** Members in the order of a walk; `size` tells whether the set changed. */
export class PySet extends PyObject {
  private map: Map<MapKey | HashedMember, PyValue> = new Map();
  private buckets: Map<Hash, HashedMember[]> | undefined = undefined;
  /** CPython's table; undefined until the order matters. */
  private order: SetOrder | undefined = undefined;
  /** A member's hash differs from process to process: the order is that of insertion. */
  private unordered = false;
  /** Snapshot of the members in order, until the next change. */
  private snapshot: PyValue[] | undefined = undefined;

  /** A set display. One of three or more constants is copied from a frozenset by CPython's compiler, which shows in the order. */
  static of(items: readonly PyValue[]): PySet {
    const s = new PySet();
    for (const item of items) s.add(item);
    if (items.length >= 3 && items.every((x) => typeof x !== "object")) {
      const order = s.table();
      if (order !== undefined) s.order = SetOrder.copied(order);
    }
    return s;
  }

  get size(): number {
    return this.map.size;
  }

  private keyOf(v: PyValue): MapKey | HashedMember | undefined {
    const key = mapKeyOf(v);
    if (key === undefined) return this.hashedKey(v, hashFor(v, "set element"));
    if (this.buckets !== undefined && !this.map.has(key)) return this.foreign(v) ?? key;
    return key;
  }

  private hashedKey(v: PyValue, hash: Hash): MapKey | HashedMember | undefined {
    const bucket = this.buckets?.get(hash);
    if (bucket !== undefined) for (const m of bucket.slice()) if (m.value === v || pyEquals(m.value, v)) return m;
    if (this.map.size === 0 || typeof v !== "object" || !mayEqualPrimitive(v.cls)) return undefined;
    if (this.directHashes === undefined) {
      this.directHashes = new Map();
      for (const [key, member] of this.map)
        if (!(key instanceof HashedMember)) noteHash(this.directHashes, key, member);
    }
    for (const key of this.directHashes.get(hash)?.slice() ?? []) {
      const member = this.map.get(key);
      if (member !== undefined && pyEquals(member, v)) return key;
    }
    return undefined;
  }
  /** Hashes of the members that are keyed directly, once a value with equality of its own was looked for among them. */
  private directHashes: Map<Hash, MapKey[]> | undefined = undefined;

  /** A member with equality of its own that equals a value keyed directly. */
  private foreign(v: PyValue): HashedMember | undefined {
    const bucket = this.buckets!.get(hashFor(v, "set element"));
    if (bucket !== undefined) for (const m of bucket.slice()) if (pyEquals(m.value, v)) return m;
    return undefined;
  }

  /** Adds a dict's key, whose hash is known. */
  addBy(e: DictEntry): void {
    if (e.hash === undefined) this.add(e.key);
    else if (this.hashedKey(e.key, e.hash) === undefined) this.insertHashed(e.key, e.hash);
  }

  private insertHashed(v: PyValue, hash: Hash): void {
    const member = new HashedMember(v, hash);
    this.buckets ??= new Map();
    const bucket = this.buckets.get(hash);
    if (bucket === undefined) this.buckets.set(hash, [member]);
    else bucket.push(member);
    this.insert(member, v);
  }

  private insert(key: MapKey | HashedMember, v: PyValue): void {
    this.map.set(key, v);
    if (this.directHashes !== undefined && !(key instanceof HashedMember)) noteHash(this.directHashes, key, v);
    this.snapshot = undefined;
    if (this.order !== undefined) {
      const hash = orderHash(v);
      if (hash !== undefined) this.order.add(v, hash);
      else {
        this.order = undefined;
        this.unordered = true;
      }
    }
  }

  /** has() with the plain text for unhashable values. */
  hasPlain(v: PyValue): boolean {
    if (mapKeyOf(v) !== undefined) return this.has(v);
    const plain = hashOf(v);
    const k = this.hashedKey(v, v instanceof PyTuple ? hashFor(v, "set element") : plain);
    return k !== undefined && this.map.has(k);
  }

  has(v: PyValue): boolean {
    const key = mapKeyOf(v);
    if (key !== undefined && this.buckets === undefined) return this.map.has(key);
    const k = this.keyOf(v);
    return k !== undefined && this.map.has(k);
  }

  add(v: PyValue): void {
    const key = mapKeyOf(v);
    if (key === undefined) {
      const hash = hashFor(v, "set element");
      if (this.hashedKey(v, hash) === undefined) this.insertHashed(v, hash);
    } else if (!this.map.has(key) && (this.buckets === undefined || this.foreign(v) === undefined)) this.insert(key, v);
  }

  /** True when it was there. */
  discard(v: PyValue): boolean {
    const key = this.keyOf(v);
    if (key === undefined || !this.map.has(key)) return false;
    this.remove(key);
    return true;
  }

  private remove(key: MapKey | HashedMember): PyValue {
    const stored = this.map.get(key)!;
    this.table()?.discard(stored, orderHash(stored)!);
    this.map.delete(key);
    this.snapshot = undefined;
    if (key instanceof HashedMember) {
      const bucket = this.buckets!.get(key.hash)!;
      if (bucket.length === 1) this.buckets!.delete(key.hash);
      else bucket.splice(bucket.indexOf(key), 1);
      if (this.buckets!.size === 0) this.buckets = undefined;
    }
    return stored;
  }

  /** Removes the first member in order; undefined when empty. */
  pop(): PyValue | undefined {
    if (this.map.size === 0) return undefined;
    const order = this.table();
    if (order === undefined) {
      for (const key of this.map.keys()) return this.remove(key);
      return undefined;
    }
    const v = order.first();
    return this.remove(this.keyOf(v)!);
  }

  clear(): void {
    this.map = new Map();
    this.directHashes = undefined;
    this.buckets = undefined;
    this.order = undefined;
    this.unordered = false;
    this.snapshot = undefined;
  }

  /** CPython's table, when it can be known. */
  private table(): SetOrder | undefined {
    if (this.order !== undefined) return this.order;
    if (this.unordered) return undefined;
    const order = new SetOrder();
    for (const v of this.map.values()) {
      const hash = orderHash(v);
      if (hash === undefined) {
        this.unordered = true;
        return undefined;
      }
      order.add(v, hash);
    }
    return (this.order = order);
  }

  /** The members in order. Never changed in place: a walk may keep it. */
  members(): readonly PyValue[] {
    if (this.snapshot !== undefined) return this.snapshot;
    const order = this.map.size > 1 ? this.table() : undefined;
    return (this.snapshot = order === undefined ? [...this.map.values()] : order.members());
  }

  /** Adds every member of another set, with the sizes CPython would choose. */
  addAll(other: PySet): void {
    if (other.map.size === 0 || other === this) return;
    if (this.map.size === 0 && this.order === undefined) {
      this.map = new Map(other.map);
      this.directHashes = undefined;
      if (other.buckets !== undefined) {
        this.buckets = new Map();
        for (const [hash, bucket] of other.buckets) this.buckets.set(hash, bucket.slice());
      }
      this.snapshot = undefined;
      this.unordered = other.unordered;
      const theirs = other.table();
      this.order = theirs === undefined ? undefined : SetOrder.copied(theirs);
      this.unordered = this.order === undefined;
      return;
    }
    const mine = this.table();
    if (mine !== undefined && other.table() !== undefined) mine.reserve(other.map.size);
    if (other.buckets === undefined) for (const v of other.members()) this.add(v);
    else {
      const hashes = new Map<PyValue, Hash>();
      for (const [hash, bucket] of other.buckets) for (const m of bucket) hashes.set(m.value, hash);
      for (const v of other.members()) {
        const hash = hashes.get(v);
        if (hash === undefined) this.add(v);
        else if (this.hashedKey(v, hash) === undefined) this.insertHashed(v, hash);
      }
    }
  }

  /** Makes room as CPython does before it adds the keys of a dict. */
  reserve(count: number): void {
    this.table()?.reserve(count);
  }

  /** After many removals: drops dummies as CPython does. */
  tidy(): void {
    this.order?.tidy();
  }

  /** Takes over the contents of a set that is not used afterwards. */
  become(other: PySet): void {
    this.map = other.map;
    this.buckets = other.buckets;
    this.order = other.order;
    this.unordered = other.unordered;
    this.snapshot = undefined;
  }

  /** Hashes of the members. */
  hashes(): Hash[] {
    const out: Hash[] = [];
    for (const [k, v] of this.map) out.push(k instanceof HashedMember && !(v instanceof PyTuple) ? k.hash : hashOf(v));
    return out;
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
