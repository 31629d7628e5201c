// dict: insertion-ordered entries. A few, or ints in a row, are found without an index, more through a JavaScript Map keyed by primitives
// and identities, keys with their own equality through a hash table. Entries are objects: compiled code caches the entry of a global name
// (docs/architecture.md section 5).

import { type PyTuple, tupleType } from "./containers.ts";
import { hashOf, pyEquals } from "./hash.ts";
import { HashTable } from "./hash-table.ts";
import { hashFor, hasTupleHash, type MapKey, mapKeyOf, mayEqualOthers } from "./keys.ts";
import { PyObject, type PyValue } from "./object.ts";
import { None } from "./singletons.ts";
import { fromUtf16 } from "./str.ts";
import { builtinType, type PyType, TypeFlags } from "./type.ts";

/** `value` undefined: removed, or a placeholder for a global name that is not there. */
export class DictEntry {
  key: PyValue;
  value: PyValue | undefined;
  /** Hash of a key that has equality of its own: copies do not ask again. */
  hash: number | bigint | undefined = undefined;
  /** Position in `entries`; -1 when not in the dict. */
  index = -1;
  constructor(key: PyValue, value: PyValue | undefined) {
    this.key = key;
    this.value = value;
  }
}

/** The index of every dict that has none. Never written to. */
const emptyIndex: ReadonlyMap<MapKey, DictEntry> = new Map();

/** So many entries are first found by walking along them: most small dicts are made, read once or twice and dropped. */
const FEW = 4;
/** After so many walks a Map would have been quicker. */
const WALKS = 12;

/** The entry whose key is its own Map key and is `key`. */
function walk(entries: readonly (DictEntry | undefined)[], key: MapKey): DictEntry | undefined {
  // A loop for each kind of key: the comparisons learn what they compare.
  if (typeof key === "string") {
    for (let i = 0; i < entries.length; i++) {
      const e = entries[i];
      if (e === undefined) continue;
      const k = e.key;
      if (typeof k === "string" && k === key) return e;
    }
  } else if (typeof key === "number") {
    for (let i = 0; i < entries.length; i++) {
      const e = entries[i];
      if (e === undefined) continue;
      const k = e.key;
      if (typeof k === "number" && k === key) return e;
    }
  } else {
    for (let i = 0; i < entries.length; i++) {
      const e = entries[i];
      if (e !== undefined && e.key === key) return e;
    }
  }
  return undefined;
}

/** A dict. Subclasses in TypeScript override the primitives to view other storage. */
export class PyDict extends PyObject {
  /** In insertion order; removed ones are undefined until compaction. */
  entries: (DictEntry | undefined)[] = [];
  private index = emptyIndex as Map<MapKey, DictEntry>;
  /** There is no index, and each key is its own Map key: few entries, ints in a row, or more that were not looked for yet. */
  private bare = true;
  /** The keys of a bare dict are the ints from `base` on, in order; some may be gone. */
  private dense = false;
  private base = 0;
  private walks = 0;
  /** Finds the entries that are not in `index`. */
  private hashed: HashTable | undefined = undefined;
  /** Entries handed out for names that are not there (module globals only). */
  private placeholders: Map<string, DictEntry> | undefined = undefined;
  /** A key has an equality of its own that one of another type may meet (Decimal(1) and 1). */
  private foreign = false;
  private count = 0;

  /** A dict of entries with different strs for keys; the array becomes its own. */
  static of(entries: DictEntry[]): PyDict {
    const d = new PyDict();
    for (let i = 0; i < entries.length; i++) entries[i]!.index = i;
    d.entries = entries;
    d.count = entries.length;
    return d;
  }

  /** The same of any keys: the first place and the last value of each count. */
  static ofAny(entries: readonly DictEntry[]): PyDict {
    const d = new PyDict();
    for (const e of entries) d.set(e.key, e.value!);
    return d;
  }

  /** The dict of the keywords of a call: `names`, all different, with the values from `first` on. */
  static ofKeywords(names: readonly string[] & { plain?: boolean }, values: readonly PyValue[], first: number): PyDict {
    const d = new PyDict();
    names.plain ??= names.every((name) => typeof fromUtf16(name) === "string");
    for (let i = 0; i < names.length; i++) {
      if (names.plain) d.append(new DictEntry(names[i]!, values[first + i]));
      else d.setName(names[i]!, values[first + i]!);
    }
    return d;
  }

  get size(): number {
    return this.count;
  }

  /** The hash of a key with equality of its own. */
  protected hashKey(k: PyValue): number | bigint {
    return hashFor(k, "dict key");
  }

  protected find(k: PyValue): DictEntry | undefined {
    if (typeof k === "object" && k.cls === tupleType) return this.findTuple(k as PyTuple);
    const key = typeof k === "string" || typeof k === "number" ? k : mapKeyOf(k);
    if (key === undefined) return this.findHashed(this.hashKey(k), k);
    const e = this.findPlain(key);
    return e !== undefined || !this.foreign ? e : this.findForeign(k);
  }

  private findPlain(key: MapKey): DictEntry | undefined {
    return this.bare ? this.findBare(key) : this.index.get(key);
  }

  private findBare(key: MapKey): DictEntry | undefined {
    const { entries } = this;
    if (entries.length <= FEW && this.walks++ < WALKS) return walk(entries, key);
    if (this.isDense()) {
      const i = typeof key === "number" ? key - this.base : -1;
      return i >= 0 && i < entries.length ? entries[i] : undefined;
    }
    this.makeIndex();
    return this.index.get(key);
  }

  private isDense(): boolean {
    if (this.dense) return true;
    const { entries } = this;
    const first = entries[0]?.key;
    if (typeof first !== "number") return false;
    for (let i = 1; i < entries.length; i++) if (entries[i]?.key !== first + i) return false;
    this.base = first;
    return (this.dense = true);
  }

  /** The hash of a tuple needs no call where it is known. */
  private findTuple(k: PyTuple): DictEntry | undefined {
    if (k.hash === 0) this.hashKey(k);
    const { hashed } = this;
    if (hashed === undefined) return undefined;
    const e = hashed.findTuple(k);
    return e !== undefined || !this.foreign ? e : this.findForeign(k);
  }

  /** A key with equality of its own that equals `k` of another type (Decimal(1) and 1); its hash is hash(). */
  private findForeign(k: PyValue): DictEntry | undefined {
    return this.hashed?.find(hashOf(k), k);
  }

  protected findHashed(hash: number | bigint, k: PyValue): DictEntry | undefined {
    let e = this.hashed?.find(hash, k);
    if (e !== undefined || typeof k !== "object") return e;
    if (hasTupleHash(k)) return this.foreign ? this.findForeign(k) : undefined;
    if (((this.bare ? this.count : this.index.size) === 0 && !this.tuples) || !mayEqualOthers(k.cls)) return undefined;
    // One that is equal and in neither place is under a hash that is not hash().
    const own = this.noted();
    for (e of own.get(hash)?.slice() ?? []) if (e.index >= 0 && pyEquals(e.key, k)) return e;
    return undefined;
  }

  /** A key has a hash that is not hash(). */
  private tuples = false;
  /** By hash(): primitive keys and tuples, once a key with equality of its own was looked for among them. */
  private others: Map<number | bigint, DictEntry[]> | undefined = undefined;

  private noted(): Map<number | bigint, DictEntry[]> {
    if (this.others !== undefined) return this.others;
    this.others = new Map();
    for (const e of this.entries) if (e !== undefined) this.note(e);
    return this.others;
  }

  private note(e: DictEntry): void {
    if (e.hash !== undefined && !hasTupleHash(e.key)) return;
    const hash = hashOf(e.key);
    const old = this.others!.get(hash);
    if (old === undefined) this.others!.set(hash, [e]);
    else this.others!.set(hash, [...old.filter((x) => x.index >= 0), e]);
  }

  get(k: PyValue): PyValue | undefined {
    const e = this.find(k);
    return e === undefined ? undefined : e.value;
  }

  has(k: PyValue): boolean {
    return this.get(k) !== undefined;
  }

  /** The key as the dict holds it; undefined when missing. */
  storedKey(k: PyValue): PyValue | undefined {
    const e = this.find(k);
    return e === undefined || e.value === undefined ? undefined : e.key;
  }

  set(k: PyValue, value: PyValue): void {
    const key = typeof k === "string" || typeof k === "number" ? k : mapKeyOf(k);
    if (key !== undefined) {
      let e = this.findPlain(key);
      if (e === undefined && this.foreign) e = this.findForeign(k);
      if (e !== undefined) e.value = value;
      else this.insert(key, k, value);
      return;
    }
    const plain = (k as PyObject).cls === tupleType;
    const hash = plain && (k as PyTuple).hash !== 0 ? (k as PyTuple).hash : this.hashKey(k);
    const e = plain ? this.findTuple(k as PyTuple) : this.findHashed(hash, k);
    if (e !== undefined) e.value = value;
    else this.insertHashed(hash, k, value);
  }

  /** `set` for an identifier, which emitted code spells in UTF-16. */
  setName(name: string, value: PyValue): void {
    const e = this.findPlain(name);
    if (e !== undefined) e.value = value;
    else this.set(fromUtf16(name), value);
  }

  /** The value of `k`, after setting it to `value` when missing; hashes and compares once. */
  setDefault(k: PyValue, value: PyValue): PyValue {
    const plain = typeof k === "object" && k.cls === tupleType;
    const key = plain ? undefined : mapKeyOf(k);
    if (key !== undefined) {
      const old = this.find(k);
      if (old !== undefined && old.value !== undefined) return old.value;
      this.set(k, value);
      return value;
    }
    const hash = plain && (k as PyTuple).hash !== 0 ? (k as PyTuple).hash : this.hashKey(k);
    const e = plain ? this.findTuple(k as PyTuple) : this.findHashed(hash, k);
    if (e !== undefined) return e.value!;
    this.insertHashed(hash, k, value);
    return value;
  }

  private chain(entry: DictEntry, hash: number | bigint): void {
    if (this.bare) this.makeIndex();
    entry.hash = hash;
    const { key } = entry;
    if (hasTupleHash(key)) this.tuples = true;
    else if (mayEqualOthers((key as PyObject).cls)) this.foreign = true;
    (this.hashed ??= new HashTable()).add(entry);
  }

  private unchain(entry: DictEntry): void {
    this.hashed!.remove(entry);
    if (this.hashed!.size > 0) return;
    if (!this.hashed!.emptied()) this.hashed = undefined;
    this.foreign = false;
    this.tuples = false;
  }

  private insertHashed(hash: number | bigint, k: PyValue, value: PyValue): DictEntry {
    const entry = new DictEntry(k, value);
    this.chain(entry, hash);
    this.append(entry);
    return entry;
  }

  private insert(key: MapKey, k: PyValue, value: PyValue): void {
    let entry: DictEntry | undefined;
    if (this.placeholders !== undefined && typeof key === "string") {
      entry = this.placeholders.get(key);
      if (entry !== undefined) {
        this.placeholders.delete(key);
        entry.value = value;
      }
    }
    if (entry === undefined) entry = new DictEntry(k, value);
    this.link(key, entry);
    this.append(entry);
  }

  /** Lets an entry that is to be appended be found. */
  private link(key: MapKey, entry: DictEntry): void {
    if (this.bare) {
      const { length } = this.entries;
      const few = length < FEW && !this.dense;
      if (key === entry.key && (few || (this.isDense() && key === this.base + length))) return;
      this.makeIndex();
    }
    if (this.index === emptyIndex) this.index = new Map();
    this.index.set(key, entry);
  }

  private makeIndex(): void {
    this.bare = false;
    this.dense = false;
    const { entries } = this;
    if (entries.length === 0) return;
    this.index = new Map();
    for (let i = 0; i < entries.length; i++) {
      const e = entries[i];
      if (e !== undefined) this.index.set(e.key as MapKey, e);
    }
  }

  private unlinkPlain(key: MapKey): void {
    if (!this.bare) this.index.delete(key);
  }

  private append(entry: DictEntry): void {
    if (this.entries.length > 32 && this.entries.length > 2 * this.count) this.compact();
    entry.index = this.entries.length;
    if (this.head > entry.index) this.head = entry.index;
    this.entries.push(entry);
    this.count++;
    if (this.others !== undefined) this.note(entry);
  }

  private compact(): void {
    if (this.dense) this.makeIndex();
    const live: DictEntry[] = [];
    for (const e of this.entries) {
      if (e !== undefined) {
        e.index = live.length;
        live.push(e);
      }
    }
    this.entries = live;
    this.head = 0;
  }

  /** Removes and returns the value; undefined when missing. */
  delete(k: PyValue): PyValue | undefined {
    const e = this.unlink(k);
    return e === undefined ? undefined : this.drop(e);
  }

  /** Removes an item and returns its entry, which keeps the key; undefined when missing. */
  remove(k: PyValue): DictEntry | undefined {
    const e = this.unlink(k);
    if (e !== undefined) this.drop(e);
    return e;
  }

  /** Removes an entry that is in the dict. */
  removeEntry(e: DictEntry): void {
    if (e.hash !== undefined) this.unchain(e);
    else this.unlinkPlain(mapKeyOf(e.key)!);
    this.drop(e);
  }

  /** The entry of a key, if the dict holds it. */
  entryOf(k: PyValue): DictEntry | undefined {
    const e = this.find(k);
    return e === undefined || e.value === undefined ? undefined : e;
  }

  /** Adds a key that is not there, with its hash. */
  addHashed(k: PyValue, hash: number | bigint, value: PyValue = None): DictEntry {
    return this.insertHashed(hash, k, value);
  }

  /** Takes a key out of the index. */
  private unlink(k: PyValue): DictEntry | undefined {
    const key = mapKeyOf(k);
    let e: DictEntry | undefined;
    if (key !== undefined) {
      e = this.findPlain(key);
      if (e !== undefined) {
        this.unlinkPlain(key);
        if (this.placeholders !== undefined && typeof key === "string") this.placeholders.set(key, e);
        return e;
      }
      if (!this.foreign || (e = this.findForeign(k)) === undefined) return undefined;
    }
    e ??= this.findHashed(this.hashKey(k), k);
    if (e === undefined || e.value === undefined) return undefined;
    if (e.hash !== undefined) this.unchain(e);
    else this.unlinkPlain(mapKeyOf(e.key)!);
    return e;
  }

  private drop(e: DictEntry): PyValue | undefined {
    const value = e.value;
    e.value = undefined;
    // Always a hole: a walk must not take a later entry for this one.
    this.entries[e.index] = undefined;
    e.index = -1;
    this.count--;
    return value;
  }

  clear(): void {
    for (const e of this.entries) {
      if (e === undefined) continue;
      e.value = undefined;
      e.index = -1;
      if (this.placeholders !== undefined && typeof e.key === "string") this.placeholders.set(e.key, e);
    }
    this.entries = [];
    this.head = 0;
    this.index = emptyIndex as Map<MapKey, DictEntry>;
    this.bare = true;
    this.dense = false;
    this.others = undefined;
    this.hashed = undefined;
    this.foreign = false;
    this.tuples = false;
    this.count = 0;
  }

  /** A plain dict of the same items; nothing is hashed or compared. */
  copy(): PyDict {
    const out = new PyDict();
    out.addAll(this);
    return out;
  }

  /** All items of another dict; into an empty one without hashing or comparing. */
  addAll(other: PyDict): void {
    const live = other.liveEntries();
    if (
      live !== other.entries ||
      this.entries.length > 0 ||
      this.liveEntries() !== this.entries ||
      this.placeholders !== undefined
    ) {
      for (const e of live.slice()) if (e !== undefined) this.setBy(e, e.value!);
      return;
    }
    this.fill(live);
  }

  private fill(live: readonly (DictEntry | undefined)[]): void {
    for (const e of live) {
      if (e === undefined) continue;
      const entry = new DictEntry(e.key, e.value);
      const { hash, key } = e;
      if (hash !== undefined) this.chain(entry, hash);
      else if (!this.bare || (typeof key !== "string" && typeof key !== "number")) this.link(mapKeyOf(key)!, entry);
      entry.index = this.entries.length;
      this.entries.push(entry);
    }
    this.count = this.entries.length;
    this.others = undefined;
  }

  /** The value of another dict's key, whose hash is known. */
  getBy(e: DictEntry): PyValue | undefined {
    return e.hash === undefined ? this.get(e.key) : this.findHashed(e.hash, e.key)?.value;
  }

  /** Stores under another dict's key, whose hash is known. */
  setBy(e: DictEntry, value: PyValue): void {
    if (e.hash === undefined) {
      this.set(e.key, value);
      return;
    }
    const own = this.findHashed(e.hash, e.key);
    if (own !== undefined) own.value = value;
    else this.insertHashed(e.hash, e.key, value);
  }

  /** The last entry (for popitem). */
  last(): DictEntry | undefined {
    const live = this.liveEntries();
    for (let i = live.length - 1; i >= 0; i--) {
      const e = live[i];
      if (e !== undefined) return e;
      if (live === this.entries) live.pop();
    }
    return undefined;
  }

  /** All before it in `entries` are holes. */
  private head = 0;

  /** The first entry. */
  first(): DictEntry | undefined {
    const live = this.liveEntries();
    for (let i = live === this.entries ? this.head : 0; i < live.length; i++) {
      const e = live[i];
      if (e !== undefined) {
        if (live === this.entries) this.head = i;
        return e;
      }
    }
    return undefined;
  }

  /** Moves an item to either end of the order; false when it is not there. */
  moveToEnd(k: PyValue, last: boolean): boolean {
    const e = this.find(k);
    if (e === undefined || e.index < 0) return false;
    if (this.dense) this.makeIndex();
    if (last) {
      if (e.index === this.entries.length - 1) return true;
      this.entries[e.index] = undefined;
      this.count--;
      this.append(e);
    } else {
      this.entries[e.index] = undefined;
      this.first();
      if (this.head === 0) {
        this.compact();
        const room = Math.max(8, this.entries.length);
        this.entries = [...new Array<undefined>(room).fill(undefined), ...this.entries];
        for (let i = room; i < this.entries.length; i++) this.entries[i]!.index = i;
        this.head = room;
      }
      e.index = --this.head;
      this.entries[e.index] = e;
    }
    return true;
  }

  /** Entries in order, with holes; for iteration by position. */
  liveEntries(): (DictEntry | undefined)[] {
    return this.entries;
  }

  /** Entry of a str key that compiled code may keep; a placeholder when the name is not there. */
  cell(name: string): DictEntry {
    const e = this.findPlain(name);
    if (e !== undefined) return e;
    this.placeholders ??= new Map();
    let p = this.placeholders.get(name);
    if (p === undefined) this.placeholders.set(name, (p = new DictEntry(fromUtf16(name), undefined)));
    return p;
  }

  getStr(name: string): PyValue | undefined {
    return this.findPlain(name)?.value;
  }

  keys(): PyValue[] {
    const out: PyValue[] = [];
    for (const e of this.liveEntries()) if (e !== undefined) out.push(e.key);
    return out;
  }
  values(): PyValue[] {
    const out: PyValue[] = [];
    for (const e of this.liveEntries()) if (e !== undefined) out.push(e.value!);
    return out;
  }
  /** [key, value] pairs, as a snapshot. */
  pairs(): [PyValue, PyValue][] {
    const out: [PyValue, PyValue][] = [];
    for (const e of this.liveEntries()) if (e !== undefined) out.push([e.key, e.value!]);
    return out;
  }
}

export const dictType: PyType = builtinType({
  name: "dict",
  layout: PyDict,
  flags: TypeFlags.BASETYPE | TypeFlags.MAPPING | TypeFlags.MATCH_SELF,
});

/** May its entries be taken as they stand: does iterating it go through dict's own `__iter__` (dict_merge)? */
export function iteratesPlainly(d: PyDict): boolean {
  return !d.cls.isHeap || d.cls.definer("__iter__") === dictType;
}

export function dictOf(pairs: Iterable<readonly [PyValue, PyValue]>): PyDict {
  const d = new PyDict();
  for (const [k, v] of pairs) d.set(k, v);
  return d;
}
