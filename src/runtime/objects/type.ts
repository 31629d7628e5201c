// Python types: identity, MRO, namespace, lookup with its cache, and the caches on instance prototypes.
// Creation from Python (metaclasses, MRO computation, slots) is in type-create.ts; what types contain is in src/builtins.
// Follows CPython's Objects/typeobject.c in meaning.

import {
  type AttributeKeys,
  type CallResult,
  MAX_DIRECT_ARGS,
  PyInstance,
  PyObject,
  type PyValue,
  propertyKey,
  slotsOf,
} from "./object.ts";

// biome-ignore lint/suspicious/noExplicitAny: layout constructors take whatever their class takes
export type LayoutClass = abstract new (...args: any[]) => PyObject;
/** The JavaScript class of a type's instances; callable without arguments. */
export type InstanceClass = new () => PyObject;

export const TypeFlags = {
  /** Made by a class statement or type(): mutable. */
  HEAP: 1,
  /** May be subclassed. */
  BASETYPE: 2,
  /** Instances have a `__dict__`. */
  DICT: 4,
  WEAKREF: 8,
  /** Its instances' prototypes are shared with many types: nothing is cached there. */
  NO_CACHE: 16,
  /** abstract methods remain (ABCMeta) */
  ABSTRACT: 32,
  /** match statement: sequence / mapping patterns. */
  SEQUENCE: 64,
  MAPPING: 128,
  /** built-in types with `__match_args__`-like self matching (int, str, …). */
  MATCH_SELF: 256,
  /** instances cannot be made from Python by calling the type. */
  DISALLOW_INSTANTIATION: 512,
  /** A built-in type without `__iter__` whose items are numbered (sq_item): they can be walked by number. */
  ITEMS: 1024,
} as const;

export interface TypeOptions {
  name: string;
  module?: string;
  base?: PyType | undefined;
  /** The type's own type; `type` when missing. */
  metaclass?: PyType;
  /** JavaScript class of the instances. */
  layout: LayoutClass;
  flags?: number;
}

/** The method of a binary operator on a type, found by operators/binary.ts. */
export interface OperatorMethod {
  readonly method: PyValue;
  /** The function behind a native method. */
  readonly entry: ((self: PyValue, other: PyValue) => CallResult) | undefined;
  /** Concatenation or repetition of a sequence (tried last). */
  readonly sequence: boolean;
}

const MISSING = Symbol("missing");

/** Where docstrings of built-in types come from; installed by the native kit. */
export const typeDocs: { of: (type: PyType) => PyValue } = {
  of: () => {
    throw new Error("no docstrings yet");
  },
};

/** A class attribute that changed more often than this is not cached any more. */
const STEADY = 4;

/** A Python type object. */
export class PyType extends PyObject {
  name = "";
  qualname = "";
  base: PyType | undefined = undefined;
  bases: PyType[] = [];
  mro: PyType[] = [this];
  /** Own namespace, by name. Use setOwn/deleteOwn to change it. */
  ns: Map<string, PyValue> = new Map();
  flags = 0;
  /** Module of a native type. */
  nativeModule = "builtins";
  /** The native class whose fields instances have. */
  layout: LayoutClass = PyInstance;
  /** JavaScript class of the instances. */
  K: InstanceClass = PyInstance as unknown as InstanceClass;
  proto: PyObject = PyInstance.prototype;
  /** Names of `__slots__` members of this very class (mangled). */
  ownSlots: string[] = [];
  /** Types derived from this one directly. */
  subs: WeakRef<PyType>[] = [];
  /** The one reference to this type in the `subs` of its bases. */
  readonly handle: WeakRef<PyType> = new WeakRef(this);
  /** Makes the namespace of a built-in type on first use. */
  fill: (() => void) | undefined = undefined;
  /** `__new__` of a native type, for the type call. */
  newSpec: object | undefined = undefined;
  private found: Map<string, PyValue | typeof MISSING> = new Map();
  /** The native `__new__` that was seen to be the right one for this class. */
  madeBy: object | undefined = undefined;
  /** Memo of lookupAfter. */
  private after: Map<PyType, Map<string, PyValue | typeof MISSING>> | undefined = undefined;
  /** What binary operators find here, by their numbers; null for nothing. */
  operators: (OperatorMethod | null | undefined)[] = [];
  /** What operators/match.ts found of `__match_args__`. */
  matchKeys: readonly AttributeKeys[] | undefined = undefined;
  private cachedKeys: Map<string, string[]> | undefined = undefined;
  private slow: object | undefined = undefined;
  /** Memo of isIdentityKeyed. */
  private identityKeyed: boolean | undefined = undefined;
  private plainLoads: boolean | undefined = undefined;
  private plainStores: boolean | undefined = undefined;
  private plainClass: boolean | undefined = undefined;
  /** How instances key a dict; 0 is not known yet. See keys.ts. */
  keyKind = 0;
  /** Names that instances of exactly this type were given as own attributes (a method of that name is not cached then). */
  storedNames: Set<string> = new Set();
  /** How often class attributes changed after they had been cached. */
  private changes: Map<string, number> | undefined = undefined;
  /** Changes with every mutation that could change a lookup on this type. */
  version = 0;

  /** Attribute lookup along the MRO, without descriptors; undefined when missing (`_PyType_Lookup`). */
  lookup(name: string): PyValue | undefined {
    const hit = this.found.get(name);
    if (hit !== undefined) return hit === MISSING ? undefined : (hit as PyValue);
    return this.search(name);
  }

  private search(name: string): PyValue | undefined {
    let value: PyValue | undefined;
    for (const t of this.mro) {
      if (t.fill !== undefined) t.ensureFilled();
      value = t.ns.get(name);
      if (value === undefined && name === "__doc__") value = t.nativeDoc();
      if (value !== undefined) break;
    }
    this.found.set(name, value === undefined ? MISSING : value);
    return value;
  }

  /** The same for what comes after `cls` in the MRO, as super() looks for it. */
  lookupAfter(cls: PyType, name: string): PyValue | undefined {
    const hit = this.after?.get(cls)?.get(name);
    if (hit !== undefined) return hit === MISSING ? undefined : (hit as PyValue);
    let value: PyValue | undefined;
    for (let i = this.mro.indexOf(cls) + 1; i > 0 && i < this.mro.length && value === undefined; i++)
      value = this.mro[i]!.own(name);
    this.after ??= new Map();
    let names = this.after.get(cls);
    if (names === undefined) this.after.set(cls, (names = new Map()));
    names.set(name, value === undefined ? MISSING : value);
    return value;
  }

  /** The class in the MRO that defines `name`, or undefined. */
  definer(name: string): PyType | undefined {
    for (const t of this.mro) {
      if (t.fill !== undefined) t.ensureFilled();
      if (t.ns.has(name)) return t;
    }
    return undefined;
  }

  ensureFilled(): void {
    const fill = this.fill;
    if (fill !== undefined) {
      this.fill = undefined;
      fill();
    }
  }

  own(name: string): PyValue | undefined {
    if (this.fill !== undefined) this.ensureFilled();
    return this.ns.get(name) ?? (name === "__doc__" ? this.nativeDoc() : undefined);
  }

  /** The docstring of a built-in type, which is read on first use. */
  private nativeDoc(): PyValue | undefined {
    if (this.isHeap) return undefined;
    const doc = typeDocs.of(this);
    this.ns.set("__doc__", doc);
    return doc;
  }

  /** Sets a namespace entry and drops every cache that depended on it. */
  setOwn(name: string, value: PyValue): void {
    if (this.fill !== undefined) this.ensureFilled();
    this.ns.set(name, value);
    this.changed(name);
  }

  deleteOwn(name: string): boolean {
    if (this.fill !== undefined) this.ensureFilled();
    const had = this.ns.delete(name);
    if (had) this.changed(name);
    return had;
  }

  /** Forgets what was cached about `name` here and in subclasses. */
  changed(name: string): void {
    this.version++;
    this.found.delete(name);
    this.after = undefined;
    this.clearCached(name);
    if (name.startsWith("__")) {
      this.operators = [];
      this.matchKeys = undefined;
      this.identityKeyed = undefined;
      this.keyKind = 0;
      this.plainLoads = undefined;
      this.plainStores = undefined;
      this.plainClass = undefined;
      if (name === "__getattribute__" || name === "__setattr__" || name === "__getattr__" || name === "__delattr__")
        this.clearAllCached();
      if (name === "__del__" && this.isHeap && this.lookup("__del__") !== undefined) {
        finalisers.watch(this);
        this.clearCallEntries();
      }
      if (name === "__init__" || name === "__new__" || name === "__abstractmethods__") this.clearCallEntries();
    }
    if (this.hasClasses) {
      objectType.clearOwnCached(name);
      if (name === "__call__") objectType.clearAllCallEntries();
    }
    for (const sub of this.subclasses()) sub.changed(name);
    if (this.adopted !== undefined)
      for (const ref of this.adopted) {
        const t = ref.deref();
        if (t?.mro.includes(this)) t.changed(name);
      }
  }

  /** Types whose `mro()` put this type among their ancestors though it is no base of theirs. */
  private adopted: WeakRef<PyType>[] | undefined = undefined;

  /** Installs an MRO; classes in it that are not reached through the bases learn of it. */
  setMro(mro: PyType[]): void {
    this.mro = mro;
    for (const t of mro) {
      if (t === this || this.bases.some((b) => b.mro.includes(t))) continue;
      (t.adopted ??= []).push(this.handle);
    }
  }

  /** False while the metaclass's `mro()` computes the first MRO. */
  hasMro = true;

  /** Forgets everything, after a change of bases or MRO. */
  changedAll(): void {
    this.changedOwn();
    for (const sub of this.subclasses()) sub.changedAll();
  }

  /** The same for this type alone. */
  changedOwn(): void {
    this.version++;
    this.found.clear();
    this.after = undefined;
    this.madeBy = undefined;
    this.operators = [];
    this.matchKeys = undefined;
    this.clearAllCached();
    this.clearCallEntries();
    if (this.hasClasses) objectType.clearAllCallEntries();
    this.keyKind = 0;
    this.identityKeyed = this.plainLoads = this.plainStores = this.plainClass = undefined;
  }

  /** The `__init__` to run on a new instance where nothing else is to do; null where something is. */
  plainInit: PyObject | null | undefined = undefined;

  /** After a change of a metaclass: built-in classes have none. */
  private clearAllCallEntries(): void {
    if (this.isHeap) this.clearCallEntries();
    for (const sub of this.subclasses()) sub.clearAllCallEntries();
  }

  private clearCallEntries(): void {
    this.plainInit = undefined;
    if (!this.isCalledDirectly) return;
    this.isCalledDirectly = false;
    for (let n = 0; n <= MAX_DIRECT_ARGS; n++) delete slotsOf(this)["call$" + n];
  }

  private clearCached(name: string): void {
    const keys = this.cachedKeys?.get(name);
    if (keys !== undefined) {
      for (const key of keys) slotsOf(this.proto)[key] = undefined;
      this.cachedKeys!.delete(name);
      this.countChange(name);
    }
    const own = this.ownCached?.get(name);
    if (own !== undefined) {
      for (const key of own) slotsOf(this)[key] = undefined;
      this.ownCached!.delete(name);
      this.countChange(name);
    }
  }

  private countChange(name: string): void {
    this.changes ??= new Map();
    this.changes.set(name, (this.changes.get(name) ?? 0) + 1);
  }

  /** What changes often is not cached: each change costs the host code that was compiled for the old value. */
  private isVolatile(name: string): boolean {
    return this.changes !== undefined && (this.changes.get(name) ?? 0) > STEADY;
  }

  /** After a change of a metaclass, whose attributes may come before those of its classes. */
  private clearOwnCached(name: string): void {
    if (this.ownCached?.has(name) === true) this.clearCached(name);
    for (const sub of this.subclasses()) sub.clearOwnCached(name);
  }

  private clearAllCached(): void {
    if (this.cachedKeys !== undefined) for (const name of [...this.cachedKeys.keys()]) this.clearCached(name);
    if (this.ownCached !== undefined) for (const name of [...this.ownCached.keys()]) this.clearCached(name);
  }

  private ownCached: Map<string, string[]> | undefined = undefined;

  /** Caches on the type object itself (class attributes, class and static methods). */
  cacheOwn(name: string, key: string, value: unknown): void {
    if (this.isVolatile(name)) return;
    this.ownCached ??= new Map();
    const keys = this.ownCached.get(name);
    if (keys === undefined) this.ownCached.set(name, [key]);
    else if (!keys.includes(key)) keys.push(key);
    (this as unknown as Record<string, unknown>)[key] = value;
  }

  /** Fills a cache entry on the instances' prototype. */
  cache(name: string, key: string, value: unknown): void {
    if ((this.flags & TypeFlags.NO_CACHE) !== 0) return;
    if (key.charCodeAt(0) === 36 && this.isVolatile(name)) return;
    if (key.charCodeAt(0) === 109 && this.storedNames.has(name)) return;
    this.cachedKeys ??= new Map();
    const keys = this.cachedKeys.get(name);
    if (keys === undefined) this.cachedKeys.set(name, [key]);
    else if (!keys.includes(key)) keys.push(key);
    (this.proto as unknown as Record<string, unknown>)[key] = value;
    // Subclasses of a built-in type inherit from its prototype: they must not see this entry unasked.
    if ((this.flags & TypeFlags.HEAP) === 0) this.shield(key);
  }

  /** Native types whose layout extends this one's in JavaScript only (coroutine and generator): they share nothing. */
  private heirs: PyType[] | undefined = undefined;

  /** Notes such a type and hides what is cached so far from it. */
  adoptHeir(type: PyType): void {
    (this.heirs ??= []).push(type);
    for (const keys of this.cachedKeys?.values() ?? [])
      for (const key of keys) if (!Object.hasOwn(type.proto, key)) slotsOf(type.proto)[key] = undefined;
  }

  private shield(key: string): void {
    if (this.heirs !== undefined)
      for (const heir of this.heirs) if (!Object.hasOwn(heir.proto, key)) slotsOf(heir.proto)[key] = undefined;
    for (const sub of this.subclasses()) {
      if (!Object.hasOwn(sub.proto, key)) slotsOf(sub.proto)[key] = undefined;
      if ((sub.flags & TypeFlags.HEAP) === 0) sub.shield(key);
      else sub.shieldHeap(key);
    }
  }

  private shieldHeap(key: string): void {
    for (const sub of this.subclasses()) {
      if (!Object.hasOwn(sub.proto, key)) slotsOf(sub.proto)[key] = undefined;
      sub.shieldHeap(key);
    }
  }

  /** Hides what built-in ancestors have cached so far; called once for a new type. */
  shieldFromNative(): void {
    for (const t of this.mro) {
      if (t === this || (t.flags & TypeFlags.HEAP) !== 0 || t.cachedKeys === undefined) continue;
      for (const keys of t.cachedKeys.values())
        for (const key of keys) if (!Object.hasOwn(this.proto, key)) slotsOf(this.proto)[key] = undefined;
    }
  }

  subclasses(): PyType[] {
    const out: PyType[] = [];
    for (const ref of this.subs) {
      const t = ref.deref();
      if (t !== undefined) out.push(t);
    }
    return out;
  }

  isSubtype(of: PyType): boolean {
    return this === of || this.mro.includes(of);
  }

  /** True when equality and hash are object's: identity is the dict key. */
  isIdentityKeyed(): boolean {
    return (this.identityKeyed ??= this.definer("__eq__") === objectType && this.definer("__hash__") === objectType);
  }

  /** `__getattribute__` is object's. */
  hasPlainLoads(): boolean {
    return (this.plainLoads ??= this.definer("__getattribute__") === objectType);
  }

  /** `__class__` of an instance is its type: nothing poses as another class. */
  hasPlainClass(): boolean {
    return (this.plainClass ??= this.hasPlainLoads() && this.definer("__class__") === objectType);
  }

  /** `__setattr__` and `__delattr__` are object's. */
  hasPlainStores(): boolean {
    return (this.plainStores ??=
      this.definer("__setattr__") === objectType && this.definer("__delattr__") === objectType);
  }

  get hasDict(): boolean {
    return (this.flags & TypeFlags.DICT) !== 0;
  }

  /** A metaclass that has made a class: changes of it concern all classes. */
  hasClasses = false;
  /** Own `call$n` may be there. */
  isCalledDirectly = false;

  get isHeap(): boolean {
    return (this.flags & TypeFlags.HEAP) !== 0;
  }

  /** Prototype for instances in the slow layout: the same type, no cache entries. */
  get slowProto(): object {
    if (this.slow === undefined) {
      const layout = this.layout.prototype as object;
      const proto = Object.create(layout) as Record<string, unknown>;
      Object.defineProperty(proto, "cls", { value: this, writable: false });
      for (const t of this.mro)
        if (t.cachedKeys !== undefined)
          for (const keys of t.cachedKeys.values()) for (const key of keys) proto[key] = undefined;
      Object.defineProperty(proto, "isSlow", { value: true });
      this.slow = proto;
    }
    return this.slow;
  }
}

/** What happens to a class that gets a `__del__`; set by type-create.ts. */
export const finalisers: { watch: (type: PyType) => void } = { watch: () => undefined };

/** Gives a fresh type its JavaScript class; `mk` is the emitted `(L) => class extends L {}`. */
export function attachInstanceClass(type: PyType, mk?: (layout: LayoutClass) => InstanceClass): void {
  // A literal of its own per class statement gives V8 feedback of its own; this one serves type() calls.
  const make = mk ?? ((L: LayoutClass) => class extends (L as unknown as InstanceClass) {});
  const K = make(type.layout);
  type.K = K;
  type.proto = K.prototype as PyObject;
  Object.defineProperty(K.prototype, "cls", { value: type, writable: false, configurable: true });
}

/** The built-in types by layout. */
const typesOfLayouts = new Map<unknown, PyType>();

/** Declares a built-in type. Its contents are attached later by `defineClass`. */
export function builtinType(options: TypeOptions): PyType {
  const type = options.metaclass === undefined ? new PyType() : (new options.metaclass.K() as PyType);
  if (options.metaclass !== undefined) options.metaclass.hasClasses = true;
  type.name = options.name;
  // Messages show a dotted name in full ('collections.deque'), as tp_name is shown.
  type.qualname = options.name.slice(options.name.lastIndexOf(".") + 1);
  const base = options.base ?? (options.name === "object" ? undefined : objectType);
  type.base = base;
  type.bases = base === undefined ? [] : [base];
  type.mro = base === undefined ? [type] : [type, ...base.mro];
  type.flags = options.flags ?? TypeFlags.BASETYPE;
  type.layout = options.layout;
  // Static types of builtins have it from their name alone (type_get_module).
  type.nativeModule = options.module ?? "builtins";
  if (options.module !== undefined && options.module !== "builtins") type.ns.set("__module__", options.module);
  type.K = options.layout as unknown as InstanceClass;
  if (base !== undefined && base.layout === options.layout && base !== objectType) {
    // shares the fields of its base: a class of its own
    attachInstanceClass(type);
  } else if (base !== undefined && base === objectType && options.layout === PyInstance) attachInstanceClass(type);
  else {
    type.proto = options.layout.prototype as PyObject;
    Object.defineProperty(type.proto, "cls", { value: type, writable: false, configurable: true });
  }
  if (base !== undefined) base.subs.push(type.handle);
  if (type.K === (options.layout as unknown)) {
    let parent: unknown = Object.getPrototypeOf(options.layout);
    while (typeof parent === "function" && !typesOfLayouts.has(parent)) parent = Object.getPrototypeOf(parent);
    const owner = typesOfLayouts.get(parent);
    if (owner !== undefined && !type.mro.includes(owner)) owner.adoptHeir(type);
    typesOfLayouts.set(options.layout, type);
  }
  return type;
}

export const objectType: PyType = builtinType({
  name: "object",
  layout: PyInstance,
  flags: TypeFlags.BASETYPE | TypeFlags.NO_CACHE,
});
export const typeType: PyType = builtinType({
  name: "type",
  layout: PyType,
  flags: TypeFlags.BASETYPE | TypeFlags.DICT,
});
typeType.hasClasses = true;

export { propertyKey };
