// dict: insertion-ordered entries, found through a JavaScript Map keyed by primitives and identities, or through hash buckets for
// keys with their own equality. Entries are objects: compiled code caches the entry of a global name (docs/architecture.md section 5).

import { S } from "../current.ts";
import { PyTuple, tupleType } from "./containers.ts";
import { PyBaseException, TypeErrorType, typeError } from "./exceptions.ts";
import { hashOf, hashText, identityOf, pyEquals } from "./hash.ts";
import { complexType, floatType, intType, type PyComplex, type PyFloat, type PyInt } from "./numbers.ts";
import { nameOfKey, PyObject, type PyValue, propertyKey, slotsOf } from "./object.ts";
import { None } from "./singletons.ts";
import { type PyStr, type PyStrObject, strType } from "./str.ts";
import { builtinType, type PyType, TypeFlags } from "./type.ts";
import { typeName } from "./type-of.ts";

/** `value` undefined: removed, or a placeholder for a global name that is not there. */
export class DictEntry {
  key: PyValue;
  value: PyValue | undefined;
  /** Hash of a key that has equality of its own: copies do not ask again. */
  hash: number | bigint | undefined = undefined;
  /** Another entry of the same hash. */
  next: DictEntry | undefined = undefined;
  /** Position in `entries`; -1 when not in the dict. */
  index = -1;
  constructor(key: PyValue, value: PyValue | undefined) {
    this.key = key;
    this.value = value;
  }
}

/** What a JavaScript Map can key a value by; undefined: it must go through hash buckets. */
export type MapKey = string | number | bigint | PyObject;

const Kind = { IDENTITY: 1, STR: 2, INT: 3, FLOAT: 4, HASHED: 5, COMPLEX: 6, TUPLE: 7 } as const;

function kindOf(type: PyType): number {
  if (type.isIdentityKeyed()) return Kind.IDENTITY;
  const eq = type.definer("__eq__");
  const hash = type.definer("__hash__");
  if (eq !== hash) return Kind.HASHED;
  if (eq === strType) return Kind.STR;
  if (eq === intType) return Kind.INT;
  if (eq === floatType) return Kind.FLOAT;
  if (eq === complexType) return Kind.COMPLEX;
  if (eq === tupleType) return Kind.TUPLE;
  return Kind.HASHED;
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
function fold(h: number | bigint): number {
  if (typeof h === "bigint") return Number(BigInt.asIntN(32, h ^ (h >> 32n)));
  return (h | 0) === h ? h : mix(h | 0, Math.floor(h / 4294967296) | 0);
}

/** A hash of our own for tuples: CPython's needs 64 bits. Equal tuples have equal ones. */
function tupleHash(items: readonly PyValue[]): number {
  let h = items.length;
  for (let i = 0; i < items.length; i++) {
    const v = items[i]!;
    if (typeof v === "number") h = mix(h, fold(v === -1 ? -2 : v));
    else if (typeof v === "string") h = mix(h, fold(hashText(v)));
    else if (typeof v !== "object") h = mix(h, fold(hashOf(v)));
    else {
      let kind = v.cls.keyKind;
      if (kind === 0) v.cls.keyKind = kind = kindOf(v.cls);
      h = mix(
        h,
        kind === Kind.TUPLE
          ? tupleHash((v as PyTuple).items)
          : fold(kind === Kind.IDENTITY ? identityOf(v) : hashOf(v)),
      );
    }
  }
  return h & 0x3fffffff;
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
      let kind = type.keyKind;
      if (kind === 0) type.keyKind = kind = kindOf(type);
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

/** Objects of the type may equal a str or a number: classes of programs, and numbers of native modules. */
export function mayEqualPrimitive(type: PyType): boolean {
  return type.isHeap || (type.keyKind === Kind.HASHED && type.lookup("__float__") !== undefined);
}

/** Notes the hash of a primitive key in a table that findPrimitive reads. */
export function noteHash<K>(table: Map<number | bigint, K[]>, key: K, value: PyValue): void {
  if (typeof value === "object" && value.cls.keyKind === Kind.IDENTITY) return;
  const hash = hashOf(value);
  const keys = table.get(hash);
  if (keys === undefined) table.set(hash, [key]);
  else if (!keys.includes(key)) keys.push(key);
}

/** `hash(v)`; a TypeError says what the value was to be used as. */
export function hashFor(v: PyValue, what: string): number | bigint {
  const sp = S.sp;
  const handled = S.ei.value;
  try {
    if (v instanceof PyTuple && v.cls.keyKind === Kind.TUPLE) return tupleHash(v.items);
    return hashOf(v);
  } catch (x) {
    if (!(x instanceof PyBaseException) || x.cls !== TypeErrorType) throw x;
    S.sp = sp;
    S.ei.value = handled;
    S.err = undefined;
    const text = x.args.items[0];
    throw typeError(`cannot use '${typeName(v)}' as a ${what} (${typeof text === "string" ? text : ""})`);
  }
}

/** `==` of two tuples whose own equality is tuple's. */
function tuplesEqual(a: PyTuple, b: PyTuple): boolean {
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

/** A dict. Subclasses in TypeScript override the primitives to view other storage. */
export class PyDict extends PyObject {
  /** In insertion order; removed ones are undefined until compaction. */
  entries: (DictEntry | undefined)[] = [];
  protected index: Map<MapKey, DictEntry> = new Map();
  protected buckets: Map<number | bigint, DictEntry> | undefined = undefined;
  /** Entries handed out for names that are not there (module globals only). */
  private placeholders: Map<string, DictEntry> | undefined = undefined;
  /** A key has an equality of its own that a primitive may meet (Decimal(1) and 1). */
  private foreign = false;
  private count = 0;

  get size(): number {
    return this.count;
  }

  /** The hash of a key with equality of its own. */
  protected hashKey(k: PyValue): number | bigint {
    return hashFor(k, "dict key");
  }

  protected find(k: PyValue): DictEntry | undefined {
    const key = typeof k === "string" || typeof k === "number" ? k : mapKeyOf(k);
    if (key === undefined) return this.findBucket(this.hashKey(k), k);
    const e = this.index.get(key);
    return e !== undefined || !this.foreign ? e : this.findForeign(k);
  }

  /** A key with equality of its own that equals the primitive `k` (Decimal(1) and 1). */
  private findForeign(k: PyValue): DictEntry | undefined {
    let e = this.buckets!.get(this.hashKey(k));
    for (; e !== undefined; e = e.next) if (pyEquals(e.key, k)) return e;
    return undefined;
  }

  protected findBucket(hash: number | bigint, k: PyValue): DictEntry | undefined {
    if (this.buckets !== undefined) {
      let e = this.buckets.get(hash);
      if (typeof k === "object" && k.cls === tupleType) {
        for (; e !== undefined; e = e.next) {
          const other = e.key;
          if (other === k) return e;
          if (
            typeof other === "object" && other.cls === tupleType
              ? tuplesEqual(other as PyTuple, k as PyTuple)
              : pyEquals(other, k)
          )
            return e;
        }
        return undefined;
      }
      for (; e !== undefined; e = e.next) if (e.key === k || pyEquals(e.key, k)) return e;
    }
    if (this.index.size === 0 || typeof k !== "object" || !mayEqualPrimitive(k.cls)) return undefined;
    return this.findPrimitive(hash, k);
  }

  /** Hashes of the keys in `index`, once a key with equality of its own was looked for among them. */
  private directHashes: Map<number | bigint, MapKey[]> | undefined = undefined;

  /** A primitive key of this hash that the object `k` equals. */
  private findPrimitive(hash: number | bigint, k: PyValue): DictEntry | undefined {
    if (this.directHashes === undefined) {
      this.directHashes = new Map();
      for (const [key, e] of this.index) noteHash(this.directHashes, key, e.key);
    }
    for (const key of this.directHashes.get(hash)?.slice() ?? []) {
      const e = this.index.get(key);
      if (e !== undefined && pyEquals(e.key, k)) return e;
    }
    return undefined;
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
      let e = this.index.get(key);
      if (e === undefined && this.foreign) e = this.findForeign(k);
      if (e !== undefined) e.value = value;
      else this.insert(key, k, value);
      return;
    }
    const hash = this.hashKey(k);
    const e = this.findBucket(hash, k);
    if (e !== undefined) e.value = value;
    else this.insertHashed(hash, k, value);
  }

  /** The value of `k`, after setting it to `value` when missing; hashes and compares once. */
  setDefault(k: PyValue, value: PyValue): PyValue {
    const key = mapKeyOf(k);
    if (key !== undefined) {
      const old = this.find(k);
      if (old !== undefined && old.value !== undefined) return old.value;
      this.set(k, value);
      return value;
    }
    const hash = this.hashKey(k);
    const e = this.findBucket(hash, k);
    if (e !== undefined) return e.value!;
    this.insertHashed(hash, k, value);
    return value;
  }

  private chain(entry: DictEntry, hash: number | bigint): void {
    entry.hash = hash;
    if (!(entry.key instanceof PyTuple)) this.foreign = true;
    this.buckets ??= new Map();
    let e = this.buckets.get(hash);
    if (e === undefined) {
      this.buckets.set(hash, entry);
      return;
    }
    while (e.next !== undefined) e = e.next;
    e.next = entry;
  }

  private unchain(entry: DictEntry, hash: number | bigint): void {
    const first = this.buckets!.get(hash);
    if (first === entry) {
      if (entry.next === undefined) this.buckets!.delete(hash);
      else this.buckets!.set(hash, entry.next);
    } else {
      let e = first;
      while (e !== undefined && e.next !== entry) e = e.next;
      if (e !== undefined) e.next = entry.next;
    }
    entry.next = undefined;
    if (this.buckets!.size === 0) {
      this.buckets = undefined;
      this.foreign = false;
    }
  }

  private insertHashed(hash: number | bigint, k: PyValue, value: PyValue): void {
    const entry = new DictEntry(k, value);
    this.chain(entry, hash);
    this.append(entry);
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
    this.index.set(key, entry);
    if (this.directHashes !== undefined) noteHash(this.directHashes, key, k);
    this.append(entry);
  }

  private append(entry: DictEntry): void {
    if (this.entries.length > 32 && this.entries.length > 2 * this.count) this.compact();
    entry.index = this.entries.length;
    if (this.head > entry.index) this.head = entry.index;
    this.entries.push(entry);
    this.count++;
  }

  private compact(): void {
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
    if (e.hash !== undefined) this.unchain(e, e.hash);
    else this.index.delete(mapKeyOf(e.key)!);
    this.drop(e);
  }

  /** The entry of a key, if the dict holds it. */
  entryOf(k: PyValue): DictEntry | undefined {
    const e = this.find(k);
    return e === undefined || e.value === undefined ? undefined : e;
  }

  /** Adds a key that is not there, with its hash. */
  addHashed(k: PyValue, hash: number | bigint): void {
    this.insertHashed(hash, k, None);
  }

  /** Takes a key out of the index. */
  private unlink(k: PyValue): DictEntry | undefined {
    const key = mapKeyOf(k);
    let e: DictEntry | undefined;
    if (key !== undefined) {
      e = this.index.get(key);
      if (e !== undefined) {
        this.index.delete(key);
        if (this.placeholders !== undefined && typeof key === "string") this.placeholders.set(key, e);
        return e;
      }
      if (!this.foreign || (e = this.findForeign(k)) === undefined) return undefined;
    }
    e ??= this.findBucket(this.hashKey(k), k);
    if (e === undefined || e.value === undefined) return undefined;
    if (e.hash !== undefined) this.unchain(e, e.hash);
    else this.index.delete(mapKeyOf(e.key)!);
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
    this.index = new Map();
    this.directHashes = undefined;
    this.buckets = undefined;
    this.foreign = false;
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
      entry.index = this.entries.length;
      this.entries.push(entry);
      const { hash } = e;
      if (hash === undefined) {
        this.index.set(mapKeyOf(e.key)!, entry);
        this.directHashes = undefined;
      } else this.chain(entry, hash);
    }
    this.count = this.entries.length;
  }

  /** The value of another dict's key, whose hash is known. */
  getBy(e: DictEntry): PyValue | undefined {
    return e.hash === undefined ? this.get(e.key) : this.findBucket(e.hash, e.key)?.value;
  }

  /** Stores under another dict's key, whose hash is known. */
  setBy(e: DictEntry, value: PyValue): void {
    if (e.hash === undefined) {
      this.set(e.key, value);
      return;
    }
    const own = this.findBucket(e.hash, e.key);
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
    const e = this.index.get(name);
    if (e !== undefined) return e;
    this.placeholders ??= new Map();
    let p = this.placeholders.get(name);
    if (p === undefined) this.placeholders.set(name, (p = new DictEntry(name, undefined)));
    return p;
  }

  getStr(name: string): PyValue | undefined {
    return this.index.get(name)?.value;
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

/**
 * `obj.__dict__` as a view of the own JavaScript properties `$x`. Keys that own properties cannot hold (non-str keys, names of data
 * descriptors) move the object to the slow layout, where this dict holds its own entries.
 */
export class InstanceDict extends PyDict {
  readonly owner: PyObject;
  /** True once the owner is in the slow layout and this dict is its storage. */
  detached = false;
  constructor(owner: PyObject) {
    super();
    this.owner = owner;
  }

  private attributeKeys(): string[] {
    const out: string[] = [];
    for (const key of Object.keys(this.owner)) {
      if (key.charCodeAt(0) === 36 && slotsOf(this.owner)[key] !== undefined && !isSlotKey(this.owner, key))
        out.push(key);
    }
    return out;
  }

  override get size(): number {
    return this.detached ? super.size : this.attributeKeys().length;
  }

  override get(k: PyValue): PyValue | undefined {
    if (this.detached) return super.get(k);
    const key = mapKeyOf(k);
    if (typeof key !== "string") {
      if (key === undefined) this.hashKey(k);
      return undefined;
    }
    return this.getStr(key);
  }

  override getStr(name: string): PyValue | undefined {
    if (this.detached) return super.getStr(name);
    const key = propertyKey(name);
    return Object.hasOwn(this.owner, key) && !isSlotKey(this.owner, key) ? slotsOf(this.owner)[key] : undefined;
  }

  override set(k: PyValue, value: PyValue): void {
    if (!this.detached) {
      const key = mapKeyOf(k);
      if (typeof key === "string" && storesPlainly(this.owner, key)) {
        this.owner.cls.storedNames.add(key);
        slotsOf(this.owner)[propertyKey(key)] = value;
        return;
      }
      this.detach();
    }
    super.set(k, value);
  }

  override getBy(e: DictEntry): PyValue | undefined {
    return this.get(e.key);
  }

  override setBy(e: DictEntry, value: PyValue): void {
    this.set(e.key, value);
  }

  override delete(k: PyValue): PyValue | undefined {
    if (this.detached) return super.delete(k);
    const value = this.get(k);
    if (value !== undefined) delete slotsOf(this.owner)[propertyKey(mapKeyOf(k) as string)];
    return value;
  }

  override clear(): void {
    if (this.detached) super.clear();
    else for (const key of this.attributeKeys()) delete slotsOf(this.owner)[key];
  }

  override liveEntries(): (DictEntry | undefined)[] {
    if (this.detached) return super.liveEntries();
    const out: DictEntry[] = [];
    for (const key of this.attributeKeys()) out.push(new DictEntry(nameOfKey(key), slotsOf(this.owner)[key]));
    return out;
  }

  override cell(name: string): DictEntry {
    this.detach();
    return super.cell(name);
  }

  /** Moves the owner to the slow layout: this dict becomes its storage. */
  detach(): void {
    if (this.detached) return;
    const pairs = this.pairs();
    for (const key of this.attributeKeys()) delete slotsOf(this.owner)[key];
    this.detached = true;
    for (const [k, v] of pairs) super.set(k, v);
    this.owner.odict = this;
    slowDown(this.owner);
  }
}
Object.defineProperty(InstanceDict.prototype, "cls", { value: dictType });

/** Puts an object on its type's slow prototype. */
export function slowDown(o: PyObject): void {
  Object.setPrototypeOf(o, o.cls.slowProto);
}

/** True when own property `key` is a `__slots__` member, which `__dict__` does not show. */
function isSlotKey(o: PyObject, key: string): boolean {
  for (const t of o.cls.mro) if (t.ownSlots.length > 0 && t.ownSlots.includes(nameOfKey(key))) return true;
  return false;
}

/** May attribute `name` live as an own property (nothing on the class would be bypassed or hidden)? */
function storesPlainly(o: PyObject, name: string): boolean {
  const onClass = o.cls.lookup(name);
  if (onClass === undefined) return true;
  if (typeof onClass !== "object") return true;
  // Data descriptors must win over it; methods are hidden by setattr, which the attribute code does.
  const t = onClass.cls;
  return t.lookup("__get__") === undefined && t.lookup("__set__") === undefined && t.lookup("__delete__") === undefined;
}

const views = new WeakMap<PyObject, InstanceDict>();

/** The dict of an instance: its own in the slow layout, else a view of its properties. */
export function instanceDict(o: PyObject): PyDict {
  if (o.odict !== undefined) return o.odict as PyDict;
  let d = views.get(o);
  if (d === undefined) views.set(o, (d = new InstanceDict(o)));
  return d;
}

export function dictOf(pairs: Iterable<readonly [PyValue, PyValue]>): PyDict {
  const d = new PyDict();
  for (const [k, v] of pairs) d.set(k, v);
  return d;
}
