// Making types at run time: `type.__new__`, `__slots__`, `__init_subclass__`, `__set_name__`, and the type call. Bases and MROs are in
// type-bases.ts. Follows CPython's Objects/typeobject.c (type_new, type_call).

import { isIdentifierText } from "#text/unicode.ts";
import { bindDescriptor, getattr, lookupAttribute } from "../attributes.ts";
import { call1, callUnbound, callv } from "../calls/call.ts";
import { current, S } from "../current.ts";
import { addNote, codeAt } from "../exceptions/raise.ts";
import { warn } from "../exceptions/warn.ts";
import { callSpec } from "../native/bind.ts";
import { repr, toArray } from "../operators/protocols.ts";
import { PyTuple } from "./containers.ts";
import { PyDict } from "./dict.ts";
import {
  attributeError,
  BaseExceptionType,
  PyBaseException,
  RuntimeWarningType,
  runtimeError,
  typeError,
  valueError,
} from "./exceptions.ts";
import {
  type JsFunction,
  type NativeSpec,
  nativeEntry,
  PyClassMethod,
  PyFunction,
  PyGetSet,
  PyMember,
  PyNativeFunction,
  PyNativeMethod,
  PyStaticMethod,
} from "./functions.ts";
import { instanceDict } from "./instance-dict.ts";
import {
  type CallResult,
  Cell,
  type KeywordNames,
  MAX_DIRECT_ARGS,
  PyInstance,
  type PyObject,
  type PyValue,
  propertyKey,
  slotsOf,
} from "./object.ts";
import { None } from "./singletons.ts";
import { fromUtf16, jsText, strValue } from "./str.ts";
import {
  attachInstanceClass,
  finalisers,
  type InstanceClass,
  type LayoutClass,
  objectType,
  PyType,
  TypeFlags,
  typeType,
} from "./type.ts";
import { bestBase, calculateMetaclass, resolveMro, variableSized } from "./type-bases.ts";
import { NamespaceDict } from "./type-namespace.ts";
import { isInstance, typeName, typeOf } from "./type-of.ts";

/** Emitted `(L) => class extends L {}`. */
export type ClassMaker = (layout: LayoutClass) => InstanceClass;

function mangle(className: string, name: string): string {
  if (!name.startsWith("__") || name.endsWith("__") || name.includes(".")) return name;
  const stripped = className.replace(/^_+/, "");
  return stripped === "" ? name : `_${stripped}${name}`;
}

interface SlotNames {
  members: string[];
  dict: boolean;
  weakref: boolean;
}

function readSlots(className: string, value: PyValue, base: PyType, ns: Map<string, PyValue>): SlotNames {
  const names = typeof value === "string" ? [value] : toArray(value);
  const out: SlotNames = { members: [], dict: false, weakref: false };
  if (names.length > 0 && variableSized(base))
    throw typeError(`nonempty __slots__ not supported for subtype of '${base.name}'`);
  for (const n of names) {
    const text = strValue(n);
    if (text === undefined) throw typeError(`__slots__ items must be strings, not '${typeName(n)}'`);
    const s = typeof text === "string" ? text : text.utf16;
    if (!isIdentifierText(typeof text === "string" ? text : text.cps)) throw typeError("__slots__ must be identifiers");
    if (s === "__dict__") {
      if (base.hasDict || out.dict) throw typeError("__dict__ slot disallowed: we already got one");
      out.dict = true;
    } else if (s === "__weakref__") {
      if ((base.flags & TypeFlags.WEAKREF) !== 0 || out.weakref)
        throw typeError("__weakref__ slot disallowed: we already got one");
      out.weakref = true;
    } else {
      const m = mangle(className, s);
      if (ns.has(m) && m !== "__qualname__" && m !== "__classcell__" && m !== "__classdictcell__") {
        throw valueError(`'${m}' in __slots__ conflicts with class variable`);
      }
      if (!out.members.includes(m)) out.members.push(m);
    }
  }
  // As type_new_slots_impl: the members' order is the names'.
  out.members.sort((a, b) => (a < b ? -1 : 1));
  return out;
}

/**
 * `type.__new__(meta, name, bases, ns, **keywords)`.
 * @param ns the namespace as pairs in order; it is copied
 */
export function typeNew(
  meta: PyType,
  name: string,
  basesIn: readonly PyType[],
  ns: PyDict,
  keywords: readonly [string, PyValue][],
  mk?: ClassMaker,
): PyType {
  const bases = basesIn.length === 0 ? [objectType] : basesIn;
  const base = bestBase(bases);
  const type = (meta === typeType ? new PyType() : new meta.K()) as PyType;
  meta.hasClasses = true;
  type.name = name;
  type.qualname = name;
  type.base = base;
  type.bases = bases.slice();
  type.flags = TypeFlags.HEAP | TypeFlags.BASETYPE;
  type.layout = base.layout;
  for (const b of bases) type.flags |= b.flags & (TypeFlags.DICT | TypeFlags.WEAKREF | TypeFlags.MATCH_SELF);
  for (const e of ns.liveEntries().slice()) {
    if (e === undefined) continue;
    const text = jsText(e.key);
    if (text !== undefined) type.ns.set(text, e.value!);
    else warn(RuntimeWarningType, `non-string key in the __dict__ of class ${name}`);
  }
  const own = type.ns;
  const cell = own.get("__classcell__");
  if (cell !== undefined) {
    own.delete("__classcell__");
    if (!(cell instanceof Cell))
      throw typeError(`__classcell__ must be a nonlocal cell, not <class '${typeName(cell)}'>`);
  }
  const dictCell = own.get("__classdictcell__");
  own.delete("__classdictcell__");
  const qualname = own.get("__qualname__");
  if (qualname !== undefined) {
    const q = jsText(qualname);
    if (q === undefined) throw typeError(`type __qualname__ must be a str, not ${typeName(qualname)}`);
    type.qualname = q;
    own.delete("__qualname__");
  }
  if (!own.has("__module__")) {
    const code = codeAt(S.sp);
    const module = code === undefined ? undefined : (code.instance.globals as PyDict).getStr("__name__");
    if (module !== undefined) own.set("__module__", module);
  }
  for (const special of ["__init_subclass__", "__class_getitem__"]) {
    const f = own.get(special);
    if (f instanceof PyFunction) {
      const cm = new PyClassMethod();
      cm.func = f;
      own.set(special, cm);
    }
  }
  const newFunction = own.get("__new__");
  if (newFunction instanceof PyFunction) {
    const sm = new PyStaticMethod();
    sm.func = newFunction;
    own.set("__new__", sm);
  }
  const slotsValue = own.get("__slots__");
  if (slotsValue === undefined) {
    if (!type.hasDict) addDictMember(type);
    if ((type.flags & TypeFlags.WEAKREF) === 0 && !variableSized(base)) addWeakrefMember(type);
    type.flags |= TypeFlags.DICT | (variableSized(base) ? 0 : TypeFlags.WEAKREF);
  } else {
    const slots = readSlots(name, slotsValue, base, own);
    for (const s of slots.members) own.set(s, new PyMember(s, type, propertyKey(s)));
    type.ownSlots = slots.members.filter((s) => s !== "");
    if (slots.dict) {
      addDictMember(type);
      type.flags |= TypeFlags.DICT;
    }
    if (slots.weakref) {
      addWeakrefMember(type);
      type.flags |= TypeFlags.WEAKREF;
    }
  }
  if (!own.has("__doc__")) own.set("__doc__", None);
  if (own.has("__eq__") && !own.has("__hash__")) own.set("__hash__", None);
  type.mro = [type, ...base.mro];
  attachInstanceClass(type, mk);
  if (cell instanceof Cell) cell.v = type;
  if (dictCell instanceof Cell) dictCell.v = new NamespaceDict(type);
  const interim = type.mro;
  type.hasMro = false;
  const mro = resolveMro(type, type.bases);
  if (type.mro === interim) type.setMro(mro);
  type.hasMro = true;
  // What patterns take it for is what the first base says that says something (inherit_patma_flags).
  const patterns = TypeFlags.SEQUENCE | TypeFlags.MAPPING;
  for (let i = 1; i < type.mro.length && (type.flags & patterns) === 0; i++)
    type.flags |= type.mro[i]!.flags & patterns;
  // The finaliser that streams have natively only closes them: not worth watching each one for.
  const finaliser = type.lookup("__del__");
  if (finaliser !== undefined && !(finaliser instanceof PyNativeMethod)) watchInstances(type);
  type.changedAll();
  type.shieldFromNative();
  // Only a `mro()` can have put it there already.
  for (const b of type.bases) if (meta === typeType || !b.subs.includes(type.handle)) b.subs.push(type.handle);
  setNames(type);
  initSubclass(type, keywords);
  return type;
}

/** The type's instances have a finaliser: the interpreter hears of each one. */
export function watchInstances(type: PyType): void {
  const plain = type.K;
  if (watched.has(plain)) return;
  type.K = new Proxy(plain, {
    construct(target, args) {
      const o = Reflect.construct(target, args) as PyObject;
      current().memory.born(o);
      return o;
    },
  });
  watched.add(type.K);
}
const watched = new WeakSet<object>();
finalisers.watch = watchInstances;

function addDictMember(type: PyType): void {
  if (!type.ns.has("__dict__")) type.ns.set("__dict__", dictGetSet(type));
}

class PyDictDescriptor extends PyGetSet {}

/** The `__dict__` getset of a class whose instances have one. */
export function dictGetSet(type: PyType): PyGetSet {
  return new PyDictDescriptor("__dict__", type, getDict, setDict);
}

function getDict(self: PyValue): PyValue {
  const native = nativeDictDescriptor(self);
  return native === undefined ? instanceDict(self as PyObject) : native.get(self);
}

function setDict(self: PyValue, value: PyValue | undefined): void {
  const native = nativeDictDescriptor(self);
  if (native === undefined) setInstanceDict(self as PyObject, value);
  else if (native.set === undefined)
    throw attributeError(`attribute '__dict__' of '${native.owner.name}' objects is not writable`, None, None);
  else native.set(self, value);
}

/** The `__dict__` of the native base that has one (types, modules): it decides (get_builtin_base_with_dict). */
function nativeDictDescriptor(self: PyValue): PyGetSet | undefined {
  for (let t: PyType | undefined = typeOf(self); t !== undefined; t = t.base) {
    if (t.isHeap || t === objectType) continue;
    const d = t.own("__dict__");
    if (d instanceof PyGetSet) return d instanceof PyDictDescriptor ? undefined : d;
  }
  return undefined;
}

/** `o.__dict__ = d` (undefined deletes: an empty one). */
export function setInstanceDict(o: PyObject, value: PyValue | undefined): void {
  if (value !== undefined && !(value instanceof PyDict))
    throw typeError(`__dict__ must be set to a dictionary, not a '${typeName(value)}'`);
  const view = instanceDict(o) as PyDict & { detach?(): void };
  view.detach?.();
  for (const key of Object.keys(o)) if (key.startsWith("$")) delete slotsOf(o)[key];
  o.odict = value ?? new PyDict();
}

/** `__dict__` of a native type whose instances have one, for its properties. */
export const dictProperty = {
  get: (self: PyObject): PyValue => instanceDict(self),
  set: (self: PyObject, value: PyValue | undefined): void => {
    if (value === undefined) throw typeError("cannot delete __dict__");
    setInstanceDict(self, value);
  },
};

function addWeakrefMember(type: PyType): void {
  if (!type.ns.has("__weakref__")) type.ns.set("__weakref__", new PyGetSet("__weakref__", type, getNone));
}
const getNone = (): PyValue => None;

function setNames(type: PyType): void {
  const told: [name: string, value: PyObject, f: PyValue][] = [];
  for (const [name, value] of type.ns) {
    if (typeof value !== "object" || value instanceof PyFunction) continue;
    const f = value.cls.lookup("__set_name__");
    if (f !== undefined) told.push([name, value, f]);
  }
  for (const [name, value, f] of told) {
    try {
      callUnbound(f, value, [type, fromUtf16(name)]);
    } catch (x) {
      if (x instanceof PyBaseException)
        addNote(x, `Error calling __set_name__ on '${typeName(value)}' instance '${name}' in '${type.name}'`);
      throw x;
    }
  }
}

function initSubclass(type: PyType, keywords: readonly [string, PyValue][]): void {
  // super(type, type).__init_subclass__(**keywords)
  if (!type.mro.includes(type))
    throw typeError(`super(type, obj): obj (type ${type.name}) is not an instance or subtype of type (${type.name}).`);
  for (let i = 1; i < type.mro.length; i++) {
    const t = type.mro[i]!;
    const f = t.own("__init_subclass__");
    if (f === undefined) continue;
    if (t === objectType && keywords.length === 0) return;
    const names = keywords.map(([k]) => k);
    const values = keywords.map(([, v]) => v);
    callv(bindDescriptor(f, undefined, type), values, names.length > 0 ? names : undefined);
    return;
  }
}

/** A class statement whose body is to be run. */
export interface ClassStatement {
  /** What `__prepare__` gave. */
  readonly ns: PyValue;
  /** Makes the class from what the body gave: its `__class__` cell, or true. */
  finish(cell: PyValue): CallResult;
}

/** Runs a class statement (`__build_class__`). */
export function buildClass(
  body: (ns: PyValue) => PyValue | undefined,
  name: string,
  originalBases: readonly PyValue[],
  keywords: PyDict | undefined,
  mk: ClassMaker | undefined,
): CallResult {
  const statement = beginClass(name, originalBases, keywords, mk);
  const cell = body(statement.ns);
  return cell === undefined ? undefined : statement.finish(cell);
}

/** The first half of a class statement: bases, metaclass, namespace. */
export function beginClass(
  name: string,
  originalBases: readonly PyValue[],
  keywords: PyDict | undefined,
  mk: ClassMaker | undefined,
): ClassStatement {
  let bases = originalBases;
  let changed = false;
  if (originalBases.some((b) => !(b instanceof PyType))) {
    const out: PyValue[] = [];
    for (const b of originalBases) {
      const f = b instanceof PyType ? undefined : lookupAttribute(b, "__mro_entries__");
      if (f === undefined) out.push(b);
      else {
        const r = call1(f, new PyTuple(originalBases.slice()));
        if (!(r instanceof PyTuple)) throw typeError("__mro_entries__ must return a tuple");
        out.push(...r.items);
        changed = true;
      }
    }
    bases = out;
  }
  const kwPairs: [string, PyValue][] = (keywords?.pairs() ?? []).map(([k, v]) => [k as string, v]);
  const given = kwPairs.findIndex(([k]) => k === "metaclass");
  let meta: PyValue;
  if (given >= 0) {
    meta = kwPairs[given]![1];
    kwPairs.splice(given, 1);
  } else meta = bases.length > 0 ? typeOf(bases[0]!) : typeType;
  if (meta instanceof PyType) meta = calculateMetaclass(meta, bases);
  const basesTuple = new PyTuple(bases.slice());
  const names = kwPairs.map(([k]) => k);
  const values = kwPairs.map(([, v]) => v);
  let ns: PyValue;
  if (meta === typeType) ns = newDict();
  else {
    const prepare = lookupAttribute(meta, "__prepare__");
    ns =
      prepare === undefined
        ? newDict()
        : callv(prepare, [name, basesTuple, ...values], names.length > 0 ? names : undefined);
    if (prepare !== undefined && typeOf(ns).lookup("__getitem__") === undefined) {
      throw typeError(
        `${meta instanceof PyType ? meta.name : "<metaclass>"}.__prepare__() must return a mapping, not ${typeName(ns)}`,
      );
    }
  }
  return { ns, finish: (cell) => finishClass(cell) };

  function finishClass(cell: PyValue): CallResult {
    if (changed) setNamespace(ns, "__orig_bases__", new PyTuple(originalBases.slice()));
    // What `type(name, bases, ns)` does, whose checks a class statement passes.
    if (meta === typeType && ns instanceof PyDict && bases.every(isType) && isPlainDoc(ns.getStr("__doc__")))
      return checked(typeNew(typeType, jsText(name)!, bases, ns, kwPairs, mk), cell);
    // The emitted class maker travels past the metaclass call to type.__new__ (which takes no such argument).
    const interpreter = current();
    interpreter.pendingClass = mk === undefined ? undefined : { maker: mk, name };
    const cls =
      typeof meta === "object"
        ? meta.callv([name, basesTuple, ns, ...values], names.length > 0 ? names : undefined)
        : callv(meta, [name, basesTuple, ns]);
    interpreter.pendingClass = undefined;
    return cls === undefined ? undefined : checked(cls, cell);
  }

  function checked(cls: PyValue, cell: PyValue): PyValue {
    if (cls instanceof PyType && cell instanceof Cell) {
      if (cell.v === undefined) {
        throw runtimeError(
          `__class__ not set defining '${name}' as ${textOf(cls)}. Was __classcell__ propagated to type.__new__?`,
        );
      }
      if (cell.v !== cls) throw typeError(`__class__ set to ${textOf(cell.v)} defining '${name}' as ${textOf(cls)}`);
    }
    return cls;
  }
}

function newDict(): PyDict {
  return new PyDict();
}
function isType(v: PyValue): v is PyType {
  return v instanceof PyType;
}
/** A docstring that surely can be encoded. */
function isPlainDoc(v: PyValue | undefined): boolean {
  return typeof v !== "object" || v === None;
}
function textOf(v: PyValue): string {
  const s = repr(v);
  return typeof s === "string" ? s : s.utf16;
}
function setNamespace(ns: PyValue, key: string, value: PyValue): void {
  if (ns instanceof PyDict && !ns.cls.isHeap) ns.set(key, value);
  else callUnbound(typeOf(ns).lookup("__setitem__")!, ns, [key, value]);
}

/** The class maker of the class statement that is being run, if it is for this name. */
export function takePendingMaker(name: string): ClassMaker | undefined {
  const interpreter = current();
  const pending = interpreter.pendingClass;
  interpreter.pendingClass = undefined;
  return pending?.name === name ? pending.maker : undefined;
}

// --- calling a type ---

/** `type.__call__`: `__new__` then `__init__`. */
export function callType(type: PyType, args: PyValue[], names: KeywordNames): CallResult {
  if (type === typeType && args.length === 1 && names === undefined) return typeOf(args[0]!);
  const o = newInstance(type, args, names);
  return o === undefined ? undefined : initialize(type, o, args, names);
}

/** The first half of a type call: what `__new__` gives; undefined when raised. */
export function newInstance(type: PyType, args: PyValue[], names: KeywordNames): CallResult {
  if (type.fill !== undefined) type.ensureFilled();
  if ((type.flags & TypeFlags.DISALLOW_INSTANTIATION) !== 0)
    throw typeError(`cannot create '${qualifiedName(type)}' instances`);
  const newFunction = type.lookup("__new__");
  if (newFunction === undefined) throw typeError(`cannot create '${qualifiedName(type)}' instances`);
  let o: CallResult;
  if (newFunction instanceof PyStaticMethod) o = (newFunction.func as PyObject).callv([type, ...args], names);
  else if (
    typeof newFunction === "object" &&
    (newFunction as { takesSelf?: boolean }).takesSelf !== true &&
    newFunction.cls.lookup("__get__") !== undefined
  ) {
    o = callv(callUnbound(newFunction.cls.lookup("__get__")!, newFunction, [None, type]), [type, ...args], names);
  } else o = (newFunction as PyObject).callv([type, ...args], names);
  return o;
}

/** The second half: runs `__init__` on what `__new__` gave, when that is an instance of the type. */
export function initialize(type: PyType, o: PyValue, args: PyValue[], names: KeywordNames): CallResult {
  if (!isInstance(o, type)) return o;
  const t = typeOf(o);
  const init = t.lookup("__init__")!;
  if (init === objectInit()) {
    // object.__init__ complains about arguments only in the cases object.__new__ did not
    if (args.length === 0) return o;
    if (t.definer("__new__") !== objectType) return o;
  }
  const r =
    typeof init === "object" && (init as { takesSelf?: boolean }).takesSelf === true
      ? init.callv([o, ...args], names)
      : callv(getattr(o, "__init__"), args, names);
  if (r === undefined) return undefined;
  if (r !== None) throw typeError(`__init__() should return None, not '${typeName(r)}'`);
  return o;
}

/** `module.name` for error messages of builtin types. */
export function qualifiedName(t: PyType): string {
  const m = t.ns.get("__module__");
  return m === undefined || m === "builtins" || typeof m !== "string" || t.name.includes(".")
    ? t.name
    : `${m}.${t.name}`;
}

let objectInitMethod: PyValue | undefined;
function objectInit(): PyValue {
  return (objectInitMethod ??= objectType.own("__init__")!);
}
let objectNewFunction: PyValue | undefined;
function objectNew(): PyValue {
  return (objectNewFunction ??= objectType.own("__new__")!);
}

function badInit(r: PyValue): never {
  throw typeError(`__init__() should return None, not '${typeName(r)}'`);
}

/** `__new__` is native and only makes an instance, whatever the arguments are. */
function makesPlainly(type: PyType): boolean {
  if (!type.isHeap || (type.flags & TypeFlags.ABSTRACT) !== 0) return false;
  const maker = type.lookup("__new__");
  return maker === objectNew()
    ? type.layout === PyInstance
    : maker instanceof PyNativeFunction && maker.spec.plain === true;
}

/** The Python `__init__` of a class that is made plainly, else null. */
function plainInit(type: PyType): PyFunction | null {
  const init = makesPlainly(type) ? type.lookup("__init__") : undefined;
  return init instanceof PyFunction ? init : null;
}

/** A built-in type whose `__new__` does all the work. */
function makesAlone(type: PyType): boolean {
  if (type.fill !== undefined) type.ensureFilled();
  return (type.flags & TypeFlags.DISALLOW_INSTANTIATION) === 0 && type.lookup("__init__") === objectInit();
}

/** Installs `call$n` on a type whose construction is plain: own class, object's `__new__`, a Python `__init__` that takes n arguments. */
function installTypeEntry(type: PyType, n: number): boolean {
  if (!type.isHeap) return installNativeTypeEntry(type, n);
  if (type.cls.definer("__call__") !== typeType) return installMetaclassEntry(type, n);
  if (type.layout === PyBaseException) return installExceptionEntry(type, n);
  const maker = type.lookup("__new__");
  if (maker instanceof PyStaticMethod && maker.func instanceof PyFunction)
    return installMakerEntry(type, n, maker.func);
  if (!makesPlainly(type)) return false;
  const init = type.lookup("__init__");
  const K = type.K;
  const own = type as unknown as Record<string, unknown>;
  if (init === objectInit()) {
    if (n !== 0) return false;
    own["call$0"] = () => new K();
    return true;
  }
  const takesSelf =
    init instanceof PyFunction || (init instanceof PyNativeMethod && init.takesSelf && type.isSubtype(init.owner));
  const f = takesSelf ? init.methodEntry(n) : undefined;
  if (f === undefined) return false;
  own["call$" + n] = makeConstructor(K, f, n);
  return true;
}

/** The same for a class whose metaclass has a Python `__call__`. */
function installMetaclassEntry(type: PyType, n: number): boolean {
  const call = type.cls.lookup("__call__");
  const f = call instanceof PyFunction ? call.methodEntry(n) : undefined;
  if (f === undefined || n > 3) return false;
  const entries: JsFunction[] = [
    () => f(type),
    (a) => f(type, a),
    (a, b) => f(type, a, b),
    (a, b, c) => f(type, a, b, c),
  ];
  (type as unknown as Record<string, JsFunction>)["call$" + n] = entries[n]!;
  return true;
}

/** The same for a class with a Python `__new__` that takes n arguments, and object's `__init__`. */
function installMakerEntry(type: PyType, n: number, maker: PyFunction): boolean {
  const f = type.lookup("__init__") === objectInit() ? maker.methodEntry(n) : undefined;
  if (f === undefined || n > 3) return false;
  // Of an instance of this very class, object's `__init__` ignores the arguments.
  const done = (o: CallResult, args: () => PyValue[]): CallResult =>
    o === undefined || (typeof o === "object" && o.cls === type) ? o : initialize(type, o, args(), undefined);
  const entries: JsFunction[] = [
    () => done(f(type), () => []),
    (a) => done(f(type, a), () => [a]),
    (a, b) => done(f(type, a, b), () => [a, b]),
    (a, b, c) => done(f(type, a, b, c), () => [a, b, c]),
  ];
  (type as unknown as Record<string, JsFunction>)["call$" + n] = entries[n]!;
  return true;
}

/** The same for an exception class that adds at most a Python `__init__` to BaseException. */
function installExceptionEntry(type: PyType, n: number): boolean {
  if (n > 3 || type.lookup("__new__") !== BaseExceptionType.own("__new__")) return false;
  const K = type.K;
  const make = (items: PyValue[]): PyBaseException => {
    const e = new K() as PyBaseException;
    e.args = new PyTuple(items);
    return e;
  };
  const init = type.lookup("__init__");
  const own = type as unknown as Record<string, JsFunction>;
  if (init === BaseExceptionType.own("__init__")) {
    const entries: JsFunction[] = [
      () => make([]),
      (a) => make([a]),
      (a, b) => make([a, b]),
      (a, b, c) => make([a, b, c]),
    ];
    own["call$" + n] = entries[n]!;
    return true;
  }
  const f = init instanceof PyFunction ? init.methodEntry(n) : undefined;
  if (f === undefined) return false;
  const done = (e: PyBaseException, r: CallResult): CallResult =>
    r === None ? e : r === undefined ? undefined : badInit(r);
  const entries: JsFunction[] = [
    () => {
      const e = make([]);
      return done(e, f(e));
    },
    (a) => {
      const e = make([a]);
      return done(e, f(e, a));
    },
    (a, b) => {
      const e = make([a, b]);
      return done(e, f(e, a, b));
    },
    (a, b, c) => {
      const e = make([a, b, c]);
      return done(e, f(e, a, b, c));
    },
  ];
  own["call$" + n] = entries[n]!;
  return true;
}

/** The same for a built-in type whose `__new__` is native and does all the work (`str(x)`, `int(x)`, `tuple(x)` …). */
function installNativeTypeEntry(type: PyType, n: number): boolean {
  if (type === typeType) {
    if (n === 1) (type as unknown as Record<string, JsFunction>)["call$1"] = (o: PyValue) => typeOf(o);
    return n === 1;
  }
  if (type.cls !== typeType || (type.flags & TypeFlags.DISALLOW_INSTANTIATION) !== 0) return false;
  if (type.fill !== undefined) type.ensureFilled();
  const spec = type.newSpec as NativeSpec | undefined;
  const init = type.lookup("__init__");
  if (spec === undefined) return false;
  const make = nativeEntry(spec, n);
  if (make === undefined) return false;
  const own = type as unknown as Record<string, JsFunction>;
  if (init === objectInit()) {
    own["call$" + n] =
      n === 0
        ? () => make(type)
        : n === 1
          ? (a) => make(type, a)
          : n === 2
            ? (a, b) => make(type, a, b)
            : (...args) => make(type, ...args);
    return true;
  }
  const initialize = init instanceof PyNativeMethod && init.takesSelf && n < 3 ? init.methodEntry(n) : undefined;
  if (initialize === undefined) return false;
  own["call$" + n] =
    n === 0
      ? () => {
          const o = make(type);
          initialize(o);
          return o;
        }
      : n === 1
        ? (a) => {
            const o = make(type, a);
            initialize(o, a);
            return o;
          }
        : (a, b) => {
            const o = make(type, a, b);
            initialize(o, a, b);
            return o;
          };
  return true;
}

function makeConstructor(K: InstanceClass, f: JsFunction, n: number): JsFunction {
  switch (n) {
    case 0:
      return () => {
        const o = new K();
        const r = f(o);
        return r === None ? o : r === undefined ? undefined : badInit(r);
      };
    case 1:
      return (a) => {
        const o = new K();
        const r = f(o, a);
        return r === None ? o : r === undefined ? undefined : badInit(r);
      };
    case 2:
      return (a, b) => {
        const o = new K();
        const r = f(o, a, b);
        return r === None ? o : r === undefined ? undefined : badInit(r);
      };
    case 3:
      return (a, b, c) => {
        const o = new K();
        const r = f(o, a, b, c);
        return r === None ? o : r === undefined ? undefined : badInit(r);
      };
    default:
      return (...args) => {
        const o = new K();
        const r = f(o, ...args);
        return r === None ? o : r === undefined ? undefined : badInit(r);
      };
  }
}

const typeProto = PyType.prototype;
function entry(type: PyType, args: PyValue[]): CallResult {
  const n = args.length;
  if (n <= MAX_DIRECT_ARGS && installTypeEntry(type, n)) {
    type.isCalledDirectly = true;
    return (type as unknown as Record<string, JsFunction>)["call$" + n]!(...args);
  }
  return type.callv(args, undefined);
}
typeProto.callv = function (this: PyType, args, names) {
  const meta = this.cls;
  if (meta !== typeType && meta.definer("__call__") !== typeType) {
    const f = meta.lookup("__call__")!;
    if (typeof f === "object" && (f as { takesSelf?: boolean }).takesSelf === true)
      return f.callv([this, ...args], names);
    return callv(getattrOnMeta(this, f), args, names);
  }
  const init = (this.plainInit ??= plainInit(this));
  if (init === null) {
    if (!this.isHeap && meta === typeType && this.newSpec !== undefined && makesAlone(this))
      return callSpec(this.name, this.newSpec as NativeSpec, this, args, names);
    return callType(this, args, names);
  }
  const o = new this.K();
  const r = init.callv([o, ...args], names);
  return r === None ? o : r === undefined ? undefined : badInit(r);
};
function getattrOnMeta(t: PyType, f: PyValue): PyValue {
  const get = typeOf(f).lookup("__get__");
  return get === undefined ? f : callUnbound(get, f, [t, t.cls]);
}
typeProto.call$0 = function (this: PyType) {
  return entry(this, []);
};
typeProto.call$1 = function (this: PyType, a) {
  return entry(this, [a]);
};
typeProto.call$2 = function (this: PyType, a, b) {
  return entry(this, [a, b]);
};
typeProto.call$3 = function (this: PyType, a, b, c) {
  return entry(this, [a, b, c]);
};
typeProto.call$4 = function (this: PyType, a, b, c, d) {
  return entry(this, [a, b, c, d]);
};
typeProto.call$5 = function (this: PyType, a, b, c, d, e) {
  return entry(this, [a, b, c, d, e]);
};
typeProto.call$6 = function (this: PyType, a, b, c, d, e, f) {
  return entry(this, [a, b, c, d, e, f]);
};
