// `__dict__` of instances: a view of their own JavaScript properties, or in the slow layout their storage.

import { DictEntry, dictType, PyDict } from "./dict.ts";
import { mapKeyOf } from "./keys.ts";
import { nameOfKey, type PyObject, type PyValue, propertyKey, slotsOf } from "./object.ts";
import { fromUtf16 } from "./str.ts";

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

  override setDefault(k: PyValue, value: PyValue): PyValue {
    if (this.detached) return super.setDefault(k, value);
    const old = this.get(k);
    if (old === undefined) this.set(k, value);
    return old ?? value;
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
    for (const key of this.attributeKeys())
      out.push(new DictEntry(fromUtf16(nameOfKey(key)), slotsOf(this.owner)[key]));
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
  // A built-in type's docstring is a str: no need to have all docstrings read to know it.
  const onClass = name === "__doc__" ? o.cls.definer(name)?.ns.get(name) : o.cls.lookup(name);
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

/** A plain dict of what `obj.__dict__` shows; makes no view. */
export function attributesOf(o: PyObject): PyDict {
  if (o.odict !== undefined) return (o.odict as PyDict).copy();
  const entries: DictEntry[] = [];
  let narrow = true;
  const slots = o.cls.mro.some((t) => t.ownSlots.length > 0);
  for (const key of Object.keys(o)) {
    if (key.charCodeAt(0) !== 36 || (slots && isSlotKey(o, key))) continue;
    const value = slotsOf(o)[key];
    if (value === undefined) continue;
    const name = nameOfKey(key);
    // What was encoded has become shorter; all else is ASCII.
    const str = name.length === key.length - 1 ? name : fromUtf16(name);
    if (typeof str !== "string") narrow = false;
    entries.push(new DictEntry(str, value));
  }
  return narrow ? PyDict.of(entries) : PyDict.ofAny(entries);
}
