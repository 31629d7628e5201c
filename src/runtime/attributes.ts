// Attribute access: object's, type's and module's rules, descriptor binding, and the filling of the caches that emitted code reads.
// Follows Objects/object.c (PyObject_GenericGetAttr), Objects/typeobject.c (type_getattro, slot_tp_getattr_hook).

import { attempt, call, call1, callUnbound, callv, takeError } from "./calls/call.ts";
import { current, dropError, S } from "./current.ts";
import { bindNativeMethod } from "./native/bind.ts";
import type { DictEntry, PyDict } from "./objects/dict.ts";
import {
  AttributeErrorType,
  attributeError,
  PyAttributeError,
  PyBaseException,
  typeError,
} from "./objects/exceptions.ts";
import {
  type JsFunction,
  nativeEntry,
  PyClassMethod,
  PyClassMethodDescriptor,
  PyFunction,
  PyGetSet,
  PyMember,
  PyMethod,
  PyNativeFunction,
  PyNativeMember,
  PyNativeMethod,
  PyProperty,
  PyStaticMethod,
  PyWrapperDescriptor,
} from "./objects/functions.ts";
import { instanceDict } from "./objects/instance-dict.ts";
import { moduleType, PyModule } from "./objects/module.ts";
import {
  attributeKeys,
  type CallResult,
  encodeName,
  type KeywordNames,
  MAX_DIRECT_ARGS,
  PyObject,
  type PyValue,
  propertyKey,
  slotsOf,
} from "./objects/object.ts";
import { None } from "./objects/singletons.ts";
import { fromUtf16, strType } from "./objects/str.ts";
import { objectType, PyType, typeType } from "./objects/type.ts";
import { isInstance, typeName, typeOf } from "./objects/type-of.ts";

/** `descr.__get__(obj, type)`; obj undefined for access through the class. Gives the value itself when it is no descriptor. */
export function bindDescriptor(d: PyValue, obj: PyValue | undefined, type: PyType): PyValue {
  if (typeof d !== "object") return d;
  if (d instanceof PyFunction) return obj === undefined ? d : new PyMethod(d, obj);
  if (d instanceof PyClassMethodDescriptor)
    return bindNativeMethod(d, obj === undefined || d.owner === typeType ? type : type);
  if (d instanceof PyNativeMethod) return obj === undefined ? d : bindNativeMethod(d, obj);
  if (d instanceof PyNativeFunction) return d;
  if (d instanceof PyGetSet) {
    if (obj === undefined) return d;
    if (!isInstance(obj, d.owner))
      throw typeError(
        `descriptor '${d.name}' for '${d.owner.name}' objects doesn't apply to a '${typeName(obj)}' object`,
      );
    return d.get(obj);
  }
  if (d instanceof PyMember) return obj === undefined ? d : getMember(d, obj);
  if (!d.cls.isHeap) {
    if (d instanceof PyProperty) {
      if (obj === undefined) return d;
      if (d.fget === undefined || d.fget === None) throw propertyError(d, obj, "getter");
      return call1(d.fget, obj);
    }
    if (d instanceof PyStaticMethod) return d.func ?? None;
    if (d instanceof PyClassMethod) return bindClassMethod(d, type);
  }
  const get = d.cls.lookup("__get__");
  if (get instanceof PyFunction && S.replay === undefined) {
    const v = get.call$3(d, obj ?? None, type);
    if (v === undefined) throw takeError();
    return v;
  }
  return get === undefined ? d : callUnbound(get, d, [obj ?? None, type]);
}

/** classmethod's `__get__`. */
export function bindClassMethod(d: PyClassMethod, type: PyType): PyValue {
  const f = d.func ?? None;
  return typeof f === "object" ? new PyMethod(f, type) : f;
}

/** "property 'x' of 'C' object has no setter" */
export function propertyError(p: PyProperty, obj: PyValue, what: string): PyBaseException {
  const name = p.propertyName;
  const qual = typeOf(obj).qualname;
  return attributeErrorPlain(
    name === undefined || name === None
      ? `property of '${qual}' object has no ${what}`
      : `property ${reprName(name)} of '${qual}' object has no ${what}`,
  );
}

function reprName(v: PyValue): string {
  return typeof v === "string" ? `'${v}'` : String(v);
}

function attributeErrorPlain(message: string): PyBaseException {
  const e = attributeError(message, None, None);
  return e;
}

/** Where the value of a member is: a slot that a slot of a subclass hides has a place of its own. */
export function memberKey(d: PyMember, obj: PyObject): string {
  const visible = obj.cls.lookup(d.name);
  if (visible === d || !(visible instanceof PyMember) || visible.key !== d.key) return d.key;
  return `hidden${d.key}$${d.owner.mro.length}`;
}

function getMember(d: PyMember, obj: PyValue): PyValue {
  if (!isInstance(obj, d.owner))
    throw typeError(
      `descriptor '${d.name}' for '${d.owner.name}' objects doesn't apply to a '${typeName(obj)}' object`,
    );
  const v = slotsOf(obj as PyObject)[memberKey(d, obj as PyObject)];
  if (v === undefined && d.key.charCodeAt(0) !== 36) return None;
  if (v === undefined) throw attributeError(`'${typeName(obj)}' object has no attribute '${d.name}'`, obj, d.name);
  return v;
}

/** Does the value's type define `__set__` or `__delete__`? */
export function isDataDescriptor(d: PyValue): boolean {
  if (typeof d !== "object") return false;
  if (d instanceof PyFunction || d instanceof PyNativeMethod) return false;
  if (d instanceof PyGetSet || d instanceof PyMember) return true;
  return d.cls.lookup("__set__") !== undefined || d.cls.lookup("__delete__") !== undefined;
}

/** A data descriptor without `__get__` lets the instance's own attribute win. */
function hasGet(d: PyValue): boolean {
  return typeof d === "object" && (!d.cls.isHeap || d.cls.lookup("__get__") !== undefined);
}

/** Is it any descriptor (has `__get__`, `__set__` or `__delete__`)? */
function isDescriptor(d: PyValue): boolean {
  if (typeof d !== "object") return false;
  if (d instanceof PyFunction || d instanceof PyNativeMethod) return true;
  return d.cls.lookup("__get__") !== undefined || isDataDescriptor(d);
}

/** Own attribute of an instance (its `__dict__` or property), undefined when missing. */
function ownAttribute(o: PyObject, name: string): PyValue | undefined {
  if (o.odict !== undefined) return (o.odict as PyDict).getStr(name);
  const key = propertyKey(name);
  return Object.hasOwn(o, key) ? slotsOf(o)[key] : undefined;
}

function noAttribute(o: PyValue, name: string): PyBaseException {
  const type = typeOf(o);
  return attributeError(`'${type.name}' object has no attribute '${name}'`, o, name);
}

/** `object.__getattribute__`; undefined when missing. Fills the caches. */
export function genericLookup(o: PyValue, name: string): PyValue | undefined {
  const type = typeOf(o);
  const onClass = type.lookup(name);
  if (typeof o !== "object") return onClass === undefined ? undefined : bindDescriptor(onClass, o, type);
  if (onClass !== undefined && isDataDescriptor(onClass) && hasGet(onClass)) {
    const keys = attributeKeys(name);
    if (onClass instanceof PyMember && onClass.key === keys.value && type.hasPlainLoads()) {
      const v = slotsOf(o)[onClass.key];
      if (v === undefined) {
        if (isInstance(o, onClass.owner)) return undefined;
        return getMember(onClass, o);
      }
      type.cache(name, keys.load, true);
      return v;
    }
    if (type.hasPlainLoads() && !(o instanceof PyType) && slotsOf(type.proto)[keys.getter] === undefined) {
      const getter = getterOf(onClass, type);
      if (getter !== undefined) type.cache(name, keys.getter, getter);
    }
    return bindDescriptor(onClass, o, type);
  }
  if (o.odict !== undefined) {
    const v = (o.odict as PyDict).getStr(name);
    if (v !== undefined) return v;
  } else if (type.hasDict) {
    const key = propertyKey(name);
    if (Object.hasOwn(o, key)) {
      const v = slotsOf(o)[key];
      if (v !== undefined) {
        if ((onClass === undefined || !isDescriptor(onClass)) && type.hasPlainLoads()) markLoad(o, type, name);
        return v;
      }
    }
  }
  if (onClass === undefined) return undefined;
  if (!isDescriptor(onClass)) {
    if (type.isHeap && type.hasPlainLoads() && !(o instanceof PyType)) {
      const key = propertyKey(name);
      markLoad(o, type, name);
      type.cache(name, key, onClass);
    }
    return onClass;
  }
  // `push = items.append`: instances of a built-in type have nothing that could hide its method.
  if (onClass instanceof PyNativeMethod && onClass.takesSelf && !type.isHeap && !type.hasDict && type.hasPlainLoads())
    type.cache(name, attributeKeys(name).getter, (self: PyObject) => bindNativeMethod(onClass, self));
  return bindDescriptor(onClass, o, type);
}

/** What gives the value of a data descriptor for an instance, for emitted code; undefined where that is not kept. */
function getterOf(d: PyValue, type: PyType): JsFunction | undefined {
  if (d instanceof PyGetSet) return type.isSubtype(d.owner) ? (d.get as JsFunction) : undefined;
  if (d instanceof PyMember) {
    // A member of a native layout; those of `__slots__` are read as they are.
    const isNative = d.key.charCodeAt(0) !== 36 && type.isSubtype(d.owner);
    return isNative ? (o: PyObject) => getMember(d, o) : undefined;
  }
  if (!type.isHeap) return undefined;
  if (d instanceof PyProperty && !d.cls.isHeap) return d.fget instanceof PyFunction ? d.fget.methodEntry(0) : undefined;
  return (o: PyObject) => bindDescriptor(d, o, o.cls);
}

/** Calls such a getter; where it says that there is no such attribute, the class's `__getattr__` is asked. ABI helper. */
export function callGetter(getter: JsFunction, o: PyValue, name: string): PyValue {
  const { sp } = S;
  const handled = S.ei.value;
  let error: unknown;
  try {
    const r = getter(o);
    if (r !== undefined) return r;
    error = takeError();
  } catch (x) {
    error = x;
  }
  const hook =
    error instanceof PyBaseException && isAttributeError(error) ? typeOf(o).lookup("__getattr__") : undefined;
  if (hook === undefined) throw error;
  dropError(sp, handled);
  return callHook(hook, o, name);
}

function markLoad(o: PyObject, type: PyType, name: string): void {
  const { load } = attributeKeys(name);
  if (o.odict === undefined && !(o instanceof PyType) && slotsOf(type.proto)[load] !== true)
    type.cache(name, load, true);
}

function markStore(type: PyType, name: string): void {
  const { store } = attributeKeys(name);
  if (slotsOf(type.proto)[store] !== true) type.cache(name, store, true);
}

/** The attribute, where the caches that emitted code reads say where it is. */
function cachedAttribute(o: PyObject, name: string): PyValue | undefined {
  const { load, value } = attributeKeys(name);
  return slotsOf(o)[load] === undefined ? undefined : slotsOf(o)[value];
}

/** `getattr(o, name)` for natives: what emitted code does for `o.name`. Throws AttributeError. */
export function getattrOf(o: PyValue, name: string): PyValue {
  if (typeof o !== "object") return getattr(o, name);
  const v = cachedAttribute(o, name);
  if (v !== undefined) return v;
  const getter = slotsOf(o)[attributeKeys(name).getter] as unknown as JsFunction | undefined;
  return getter === undefined ? getattr(o, name) : callGetter(getter, o, name);
}

/** `setattr(o, name, v)` for natives. */
export function setattrOf(o: PyValue, name: string, v: PyValue): void {
  if (typeof o === "object") {
    const { store, value } = attributeKeys(name);
    if (slotsOf(o)[store] !== undefined) {
      slotsOf(o)[value] = v;
      return;
    }
  }
  assign(o, name, v);
}

/** Attribute of a type object (`type.__getattribute__`); undefined when missing. */
export function typeLookup(t: PyType, name: string): PyValue | undefined {
  const meta = t.cls;
  const onMeta = meta.lookup(name);
  if (onMeta !== undefined && isDataDescriptor(onMeta) && hasGet(onMeta)) {
    const { getter } = attributeKeys(name);
    const kept = slotsOf(meta.proto)[getter] !== undefined;
    if (!kept && onMeta instanceof PyGetSet && meta.lookup("__getattribute__") === plainTypeGetattribute())
      meta.cache(name, getter, onMeta.get);
    return bindDescriptor(onMeta, t, meta);
  }
  const own = t.lookup(name);
  if (own !== undefined) {
    if (!isDescriptor(own)) {
      if (leavesAttributes(meta, name)) {
        const { value, load } = attributeKeys(name);
        if (slotsOf(t)[value] !== own) {
          t.cacheOwn(name, load, 1);
          t.cacheOwn(name, value, own);
        }
      }
      return own;
    }
    return bindDescriptor(own, undefined, t);
  }
  return onMeta === undefined ? undefined : bindDescriptor(onMeta, t, meta);
}

let typeGetattribute: PyValue | undefined;
function plainTypeGetattribute(): PyValue | undefined {
  return (typeGetattribute ??= typeType.lookup("__getattribute__"));
}

/** `getattr(o, name)`; undefined when there is no such attribute (an AttributeError of a descriptor or `__getattr__` counts as missing). */
export function lookupAttribute(o: PyValue, name: string): PyValue | undefined {
  if (typeof o === "object") {
    const v = cachedAttribute(o, name) ?? inModule(o, name);
    if (v !== undefined) return v;
  }
  const type = typeOf(o);
  if (o instanceof PyType) {
    if (type.lookup("__getattribute__") === plainTypeGetattribute()) {
      const hook = type.lookup("__getattr__");
      if (hook === undefined) return attempt(() => typeLookup(o, name), isAttributeError);
    }
  } else if (type.hasPlainLoads() && type.lookup("__getattr__") === undefined) {
    // Without a descriptor nothing can raise.
    if (type.lookup(name) === undefined) {
      const absent = typeof o !== "object" || (o.odict === undefined && slotsOf(o)[propertyKey(name)] === undefined);
      return absent ? undefined : genericLookup(o, name);
    }
    return attempt(() => genericLookup(o, name), isAttributeError);
  }
  return attempt(() => getattr(o, name), isAttributeError);
}

function isAttributeError(e: PyBaseException): boolean {
  return isInstance(e, AttributeErrorType);
}

/** What a plain module's dict holds: only names with two underscores may mean something else, by the type's descriptors. */
function inModule(o: PyValue, name: string): PyValue | undefined {
  return o instanceof PyModule ? moduleEntry(o, name)?.value : undefined;
}

function moduleEntry(o: PyModule, name: string): DictEntry | undefined {
  return o.cls === moduleType && !name.startsWith("__") ? o.dict.entryOf(name) : undefined;
}

/** Leaves on a plain module what emitted code reads its attribute by. */
function cacheInModule(o: PyModule, name: string): PyValue | undefined {
  const entry = moduleEntry(o, name);
  if (entry === undefined) return undefined;
  const getter = (): PyValue => entry.value ?? uncachedGetattr(o, name);
  slotsOf(o)[attributeKeys(name).getter] ??= getter as unknown as PyValue;
  return entry.value;
}

/** What was left on a module that gets another class. */
export function forgetModule(o: PyModule): void {
  for (const key of Object.keys(o)) if (/^[mp]\$/.test(key)) delete slotsOf(o)[key];
}

/** `o.name`; throws AttributeError. ABI helper. */
export function getattr(o: PyValue, name: string): PyValue {
  const own = o instanceof PyModule ? cacheInModule(o, name) : undefined;
  return own === undefined ? uncachedGetattr(o, name) : own;
}

function uncachedGetattr(o: PyValue, name: string): PyValue {
  if (typeof o !== "object" && name === "__class__") return typeOf(o);
  const type = typeOf(o);
  if (type.hasPlainLoads()) {
    const hook = type.lookup("__getattr__");
    if (hook === undefined) {
      const v = genericLookup(o, name);
      if (v === undefined) throw noAttribute(o, name);
      return v;
    }
    const v = attempt(() => genericLookup(o, name), isAttributeError);
    return v !== undefined ? v : callHook(hook, o, name);
  }
  const getattribute = type.lookup("__getattribute__")!;
  if (o instanceof PyType && getattribute === plainTypeGetattribute()) {
    const hook = type.lookup("__getattr__");
    if (hook === undefined) {
      const v = typeLookup(o, name);
      if (v === undefined) throw noTypeAttribute(o, name);
      return v;
    }
  }
  const hook = type.lookup("__getattr__");
  if (hook === undefined) return callHook(getattribute, o, name);
  const sp = S.sp;
  const handled = S.ei.value;
  try {
    return callUnbound(getattribute, o, [fromUtf16(name)]);
  } catch (x) {
    if (x instanceof PyAttributeError) {
      dropError(sp, handled);
      return callHook(hook, o, name);
    }
    throw x;
  }
}

/** getattr() where somebody is there to catch: a missing attribute need not be thrown, but is undefined, with the error in S.err. ABI helper. */
export function findattr(o: PyValue, name: string): PyValue | undefined {
  const type = typeOf(o);
  if (!type.hasPlainLoads() || type.lookup("__getattr__") !== undefined) return getattr(o, name);
  const v = inModule(o, name) ?? genericLookup(o, name);
  if (v === undefined) S.err = noAttribute(o, name);
  return v;
}

/** `__getattr__` or a `__getattribute__` of Python's: its AttributeError is told what was looked for where. */
function callHook(hook: PyValue, o: PyValue, name: string): PyValue {
  try {
    const text = fromUtf16(name);
    return hook instanceof PyWrapperDescriptor ? (hook.spec.handler(o, text) as PyValue) : callUnbound(hook, o, [text]);
  } catch (x) {
    if (x instanceof PyAttributeError && x.name === None && x.obj === None) {
      x.name = name;
      x.obj = o;
    }
    throw x;
  }
}

/** "type object 'C' has no attribute 'x'" */
export function noTypeAttribute(t: PyType, name: string): PyBaseException {
  return attributeError(`type object '${t.name}' has no attribute '${name}'`, t, name);
}

/** `object.__getattribute__(o, name)`, throwing. */
export function genericGetattr(o: PyValue, name: string): PyValue {
  const v = genericLookup(o, name);
  if (v === undefined) throw noAttribute(o, name);
  return v;
}

/** `type.__getattribute__(t, name)`, throwing. */
export function typeGetattr(t: PyType, name: string): PyValue {
  const v = typeLookup(t, name);
  if (v === undefined) throw noTypeAttribute(t, name);
  return v;
}

/** `o.name = v` / `del o.name` (v undefined). ABI helpers are setattr and delattr. */
function assign(o: PyValue, name: string, v: PyValue | undefined): void {
  const type = typeOf(o);
  if (type.hasPlainStores()) {
    genericSetattr(o, name, v);
    return;
  }
  if (v === undefined) callUnbound(type.lookup("__delattr__")!, o, [fromUtf16(name)]);
  else callUnbound(type.lookup("__setattr__")!, o, [fromUtf16(name), v]);
}

export function setattr(o: PyValue, name: string, v: PyValue): void {
  assign(o, name, v);
}

export function delattr(o: PyValue, name: string): void {
  assign(o, name, undefined);
}

/** `object.__setattr__` and `object.__delattr__` (v undefined). */
export function genericSetattr(o: PyValue, name: string, v: PyValue | undefined): void {
  const type = typeOf(o);
  const onClass = type.lookup(name);
  if (onClass !== undefined && typeof onClass === "object" && setThroughDescriptor(onClass, o, name, v, type)) return;
  if (typeof o !== "object" || !type.hasDict) {
    if (o instanceof PyObject && o.odict !== undefined) {
      storeOwn(o, type, name, v, onClass);
      return;
    }
    if (onClass !== undefined) throw attributeError(`'${type.name}' object attribute '${name}' is read-only`, o, name);
    if (type.hasDict || !type.hasPlainStores()) throw noAttribute(o, name);
    throw attributeError(
      `'${type.name}' object has no attribute '${name}' and no __dict__ for setting new attributes`,
      o,
      name,
    );
  }
  storeOwn(o, type, name, v, onClass);
}

function storeOwn(o: PyObject, type: PyType, name: string, v: PyValue | undefined, onClass: PyValue | undefined): void {
  if (o.odict !== undefined) {
    const dict = o.odict as PyDict;
    if (o instanceof PyModule) current().importer.later.changing(o, name);
    if (v !== undefined) dict.setName(name, v);
    else if (dict.delete(name) === undefined) throw noAttribute(o, name);
    return;
  }
  const key = propertyKey(name);
  if (v === undefined) {
    if (!Object.hasOwn(o, key) || slotsOf(o)[key] === undefined) throw noAttribute(o, name);
    delete slotsOf(o)[key];
    if (onClass !== undefined) unhideMethod(o, name);
    return;
  }
  type.storedNames.add(name);
  const plain = onClass === undefined || !isDescriptor(onClass);
  if (!plain) hideMethod(o, name);
  slotsOf(o)[key] = v;
  if (plain && !(o instanceof PyType) && type.hasPlainStores()) {
    markStore(type, name);
    if (type.hasPlainLoads()) markLoad(o, type, name);
  }
}

// An instance attribute hides a method of the class: its entries on the prototype must not be found.
export function hideMethod(o: PyObject, name: string): void {
  if (o.cls.lookup(name) !== undefined) for (const key of methodKeys(name)) slotsOf(o)[key] = undefined;
}
function unhideMethod(o: PyObject, name: string): void {
  for (const key of methodKeys(name)) delete slotsOf(o)[key];
}
/** The entries that a method may have. */
function methodKeys(name: string): string[] {
  const e = encodeName(name);
  const keys = [`m$${e}$v`];
  for (let n = 0; n <= MAX_DIRECT_ARGS; n++) keys.push(`m$${e}$${n}`);
  return keys;
}

/** True when a data descriptor took the store. */
function setThroughDescriptor(d: PyObject, o: PyValue, name: string, v: PyValue | undefined, type: PyType): boolean {
  if (d instanceof PyFunction || d instanceof PyNativeMethod) return false;
  if (d instanceof PyMember) {
    if (!isInstance(o, d.owner))
      throw typeError(
        `descriptor '${d.name}' for '${d.owner.name}' objects doesn't apply to a '${typeName(o)}' object`,
      );
    if (d.key !== propertyKey(d.name)) throw attributeErrorPlain("readonly attribute");
    const obj = o as PyObject;
    if (v === undefined) {
      if (slotsOf(obj)[d.key] === undefined) throw attributeError(d.name, o, d.name);
      delete slotsOf(obj)[d.key];
      return true;
    }
    slotsOf(obj)[d.key] = v;
    if (name === d.name && obj.odict === undefined && type.hasPlainStores()) {
      markStore(type, name);
      if (type.hasPlainLoads()) markLoad(obj, type, name);
    }
    return true;
  }
  if (d instanceof PyGetSet) {
    if (!isInstance(o, d.owner))
      throw typeError(
        `descriptor '${d.name}' for '${d.owner.name}' objects doesn't apply to a '${typeName(o)}' object`,
      );
    if (d.set === undefined)
      throw d instanceof PyNativeMember
        ? attributeErrorPlain("readonly attribute")
        : attributeErrorPlain(`attribute '${d.name}' of '${d.owner.name}' objects is not writable`);
    d.set(o, v);
    return true;
  }
  if (d instanceof PyProperty && !d.cls.isHeap) {
    const f = v === undefined ? d.fdel : d.fset;
    if (f === undefined || f === None) throw propertyError(d, o, v === undefined ? "deleter" : "setter");
    callv(f, v === undefined ? [o] : [o, v]);
    return true;
  }
  if (v === undefined) {
    const f = d.cls.lookup("__delete__");
    if (f !== undefined) {
      callUnbound(f, d, [o]);
      return true;
    }
    if (d.cls.lookup("__set__") !== undefined) throw attributeErrorPlain("__delete__");
    return false;
  }
  const f = d.cls.lookup("__set__");
  if (f !== undefined) {
    callUnbound(f, d, [o, v]);
    return true;
  }
  if (d.cls.lookup("__delete__") !== undefined) throw attributeErrorPlain("__set__");
  return false;
}

/** `type.__setattr__` and `__delattr__` (v undefined): monkey patching of classes. */
export function typeSetattr(t: PyType, name: string, v: PyValue | undefined): void {
  if (!t.isHeap) throw typeError(`cannot set '${name}' attribute of immutable type '${t.name}'`);
  const onMeta = t.cls.lookup(name);
  if (
    onMeta !== undefined &&
    typeof onMeta === "object" &&
    isDataDescriptor(onMeta) &&
    setThroughDescriptor(onMeta, t, name, v, t.cls)
  )
    return;
  if (v === undefined) {
    if (!t.deleteOwn(name)) throw noTypeAttribute(t, name);
  } else t.setOwn(name, v);
}

// --- method calls from emitted code: find, call, and leave an entry for the next time ---

/** Looks for a plain method and caches its entry for n arguments; undefined: take the road through getattr. */
function findMethod(o: PyValue, name: string, n: number): PyObject | undefined {
  const type = typeOf(o);
  if (!type.hasPlainLoads()) return undefined;
  const f = type.lookup(name);
  if (f === undefined || typeof f !== "object") return undefined;
  if (f instanceof PyStaticMethod || f instanceof PyClassMethod) {
    cacheUnbound(o, type, name, n, f);
    return undefined;
  }
  const method = f as PyObject & { takesSelf?: boolean; methodEntry?(n: number): JsFunction | undefined };
  if (method.takesSelf !== true) return undefined;
  if (typeof o === "object") {
    if (o instanceof PyType || ownAttribute(o, name) !== undefined) return undefined;
    const entry = n < 0 ? undefined : entryFor(method, type, n);
    if (entry !== undefined && o.odict === undefined) type.cache(name, `m$${encodeName(name)}$${n}`, entry);
  }
  return method;
}

/** The entry of a method for instances of `type`; a native one that was taken from another class checks its instance at each call. */
function entryFor(
  method: PyObject & { methodEntry?(n: number): JsFunction | undefined },
  type: PyType,
  n: number,
): JsFunction | undefined {
  if (method instanceof PyNativeMethod && !type.isSubtype(method.owner)) return undefined;
  return method.methodEntry?.(n);
}

/** The plain method behind `o.name`, to be called with o first; undefined: take the road through getattr. */
export function findPlainMethod(o: PyValue, name: string): PyObject | undefined {
  return findMethod(o, name, -1);
}

/** Class and static methods of an instance's class: the entry ignores the instance. The call at hand takes the general road. */
function cacheUnbound(o: PyValue, type: PyType, name: string, n: number, f: PyStaticMethod | PyClassMethod): void {
  if (typeof o !== "object" || o instanceof PyType || !type.isHeap || f.cls.isHeap) return;
  if (n < 0 || o.odict !== undefined || ownAttribute(o, name) !== undefined) return;
  const { func } = f;
  if (!(func instanceof PyFunction)) return;
  const entry = f instanceof PyClassMethod ? boundTo(type, func, n) : ignoringReceiver(func, n);
  if (entry !== undefined) type.cache(name, `m$${encodeName(name)}$${n}`, entry);
}

/** `(self, a1…an) => f(a1…an)`, where f takes n arguments directly. */
function ignoringReceiver(f: PyFunction, n: number): JsFunction | undefined {
  const direct = f.methodEntry(n - 1);
  if (direct === undefined) return undefined;
  const wrap: JsFunction[] = [
    () => direct(),
    (_t, a) => direct(a),
    (_t, a, b) => direct(a, b),
    (_t, a, b, c) => direct(a, b, c),
    (_t, a, b, c, d) => direct(a, b, c, d),
  ];
  return wrap[n];
}

/** `(self, a1…an) => f(type, a1…an)`. */
function boundTo(type: PyType, f: PyFunction, n: number): JsFunction | undefined {
  const direct = f.methodEntry(n);
  if (direct === undefined) return undefined;
  const wrap: JsFunction[] = [
    () => direct(type),
    (_o, a) => direct(type, a),
    (_o, a, b) => direct(type, a, b),
    (_o, a, b, c) => direct(type, a, b, c),
  ];
  return wrap[n];
}

/** Has the metaclass nothing to say when its classes are asked for this attribute? */
function leavesAttributes(meta: PyType, name: string): boolean {
  const onMeta = meta.lookup(name);
  if (onMeta !== undefined && isDataDescriptor(onMeta)) return false;
  return meta.lookup("__getattribute__") === plainTypeGetattribute();
}

/** Methods found through a class object (`C.create(x)`): cached on the class itself. */
function cacheClassCall(t: PyType, name: string, n: number, bound: PyValue): void {
  if (n < 0 || n > 4 || (t.cls !== typeType && !leavesAttributes(t.cls, name))) return;
  const own = t.lookup(name);
  const key = `m$${encodeName(name)}$${n}`;
  if (own instanceof PyNativeMethod) {
    if (own === bound) t.cacheOwn(name, key, calls(() => own)[n]);
    else if (own instanceof PyClassMethodDescriptor && bound instanceof PyNativeFunction && bound.self === t) {
      const entry = nativeEntry(own.spec, n);
      if (entry !== undefined) t.cacheOwn(name, key, entry);
    }
  } else if (!t.isHeap) return;
  else if (bound instanceof PyMethod && bound.self === t && own instanceof PyClassMethod) {
    const entry = bound.func instanceof PyFunction ? bound.func.methodEntry(n) : undefined;
    if (entry !== undefined) t.cacheOwn(name, key, entry);
  } else if (bound instanceof PyFunction && (own instanceof PyStaticMethod || own === bound)) {
    const entry = ignoringReceiver(bound, n);
    if (entry !== undefined) t.cacheOwn(name, key, entry);
  }
}

/** What an instance or a module holds under the name, to be called without it. */
function heldCallable(o: PyValue, name: string, n: number): PyObject | undefined {
  if (typeof o !== "object") return undefined;
  if (o instanceof PyModule) {
    const entry = moduleEntry(o, name);
    if (entry === undefined) return undefined;
    if (n >= 0) slotsOf(o)[`m$${encodeName(name)}$${n}`] ??= moduleCall(o, entry, name, n) as unknown as PyValue;
    return typeof entry.value === "object" ? entry.value : undefined;
  }
  const v = cachedAttribute(o, name);
  return typeof v === "object" ? v : undefined;
}

/** Calls what a plain module's dict holds now. The entry loses its value when the name is deleted. */
function moduleCall(o: PyModule, entry: DictEntry, name: string, n: number): JsFunction {
  return calls(() => (typeof entry.value === "object" ? entry.value : callable(o, name, n)))[n]!;
}

/** `(o, a1…an) => f(a1…an)` for n up to 4. */
function calls(f: () => PyObject): JsFunction[] {
  return [
    () => f().call$0(),
    (_o, a) => f().call$1(a),
    (_o, a, b) => f().call$2(a, b),
    (_o, a, b, c) => f().call$3(a, b, c),
    (_o, a, b, c, d) => f().call$4(a, b, c, d),
  ];
}

function callable(o: PyValue, name: string, n: number): PyObject {
  // The position behind a method call's is that of the attribute (Fn.methodPosition).
  const d = S.sp;
  S.pos[d]!++;
  const f = getattrOf(o, name);
  S.pos[d]!--;
  if (typeof f !== "object") throw typeError(`'${typeName(f)}' object is not callable`);
  if (o instanceof PyType) cacheClassCall(o, name, n, f);
  return f;
}

// Strings are primitives and have no prototype of ours: the entries of str's methods, which never change, by name.
const strEntries0 = new Map<string, JsFunction>();
const strEntries1 = new Map<string, JsFunction>();
const strEntries2 = new Map<string, JsFunction>();
const strEntries3 = new Map<string, JsFunction>();

/** `text.format(…)` without the dict of its keyword arguments; installed by builtins/str. */
export const textFormat: {
  run: ((text: string, args: readonly PyValue[], names: KeywordNames) => PyValue) | undefined;
} = { run: undefined };

function strEntry(entries: Map<string, JsFunction>, name: string, n: number): JsFunction | undefined {
  const f = strType.lookup(name);
  const { run } = textFormat;
  const entry =
    name === "format" && run !== undefined
      ? (text: string, ...args: PyValue[]) => run(text, args, undefined)
      : f instanceof PyNativeMethod && f.takesSelf
        ? f.methodEntry(n)
        : undefined;
  if (entry !== undefined) entries.set(name, entry);
  return entry;
}

/** The entry of a method of str for n arguments, which call sites keep. ABI helper. */
export function strMethod(name: string, n: number): JsFunction {
  const entries = [strEntries0, strEntries1, strEntries2, strEntries3][n]!;
  const call = [callMethod0, callMethod1, callMethod2, callMethod3][n] as JsFunction;
  return entries.get(name) ?? strEntry(entries, name, n) ?? ((text, ...args) => call(text, name as never, ...args));
}

export function callMethod0(o: PyValue, name: string): CallResult {
  if (typeof o === "string") {
    const f = strEntries0.get(name) ?? strEntry(strEntries0, name, 0);
    if (f !== undefined) return f(o);
  }
  const m = heldCallable(o, name, 0);
  if (m !== undefined) return m.call$0();
  const f = findMethod(o, name, 0);
  return f !== undefined ? f.call$1(o) : callable(o, name, 0).call$0();
}
export function callMethod1(o: PyValue, name: string, a: PyValue): CallResult {
  if (typeof o === "string") {
    const f = strEntries1.get(name) ?? strEntry(strEntries1, name, 1);
    if (f !== undefined) return f(o, a);
  }
  const m = heldCallable(o, name, 1);
  if (m !== undefined) return m.call$1(a);
  const f = findMethod(o, name, 1);
  return f !== undefined ? f.call$2(o, a) : callable(o, name, 1).call$1(a);
}
export function callMethod2(o: PyValue, name: string, a: PyValue, b: PyValue): CallResult {
  if (typeof o === "string") {
    const f = strEntries2.get(name) ?? strEntry(strEntries2, name, 2);
    if (f !== undefined) return f(o, a, b);
  }
  const m = heldCallable(o, name, 2);
  if (m !== undefined) return m.call$2(a, b);
  const f = findMethod(o, name, 2);
  return f !== undefined ? f.call$3(o, a, b) : callable(o, name, 2).call$2(a, b);
}
export function callMethod3(o: PyValue, name: string, a: PyValue, b: PyValue, c: PyValue): CallResult {
  if (typeof o === "string") {
    const f = strEntries3.get(name) ?? strEntry(strEntries3, name, 3);
    if (f !== undefined) return f(o, a, b, c);
  }
  const m = heldCallable(o, name, 3);
  if (m !== undefined) return m.call$3(a, b, c);
  const f = findMethod(o, name, 3);
  return f !== undefined ? f.call$4(o, a, b, c) : callable(o, name, 3).call$3(a, b, c);
}
export function callMethod4(o: PyValue, name: string, a: PyValue, b: PyValue, c: PyValue, d: PyValue): CallResult {
  const m = heldCallable(o, name, 4);
  if (m !== undefined) return m.call$4(a, b, c, d);
  const f = findMethod(o, name, 4);
  return f !== undefined ? f.call$5(o, a, b, c, d) : callable(o, name, 4).call$4(a, b, c, d);
}
export function callMethod5(
  o: PyValue,
  name: string,
  a: PyValue,
  b: PyValue,
  c: PyValue,
  d: PyValue,
  e: PyValue,
): CallResult {
  const m = findMethod(o, name, 5);
  return m !== undefined ? m.call$6(o, a, b, c, d, e) : callable(o, name, 5).call$5(a, b, c, d, e);
}
export function callMethod6(
  o: PyValue,
  name: string,
  a: PyValue,
  b: PyValue,
  c: PyValue,
  d: PyValue,
  e: PyValue,
  f: PyValue,
): CallResult {
  return callable(o, name, 6).call$6(a, b, c, d, e, f);
}
export function callMethodv(o: PyValue, name: string, args: PyValue[], names: KeywordNames): CallResult {
  if (name === "format" && typeof o === "string" && textFormat.run !== undefined) return textFormat.run(o, args, names);
  const held = heldCallable(o, name, -1);
  if (held !== undefined) return held.callv(args, names);
  const m = findMethod(o, name, -1);
  if (m === undefined) return callable(o, name, -1).callv(args, names);
  if (typeof o === "object" && o.odict === undefined) o.cls.cache(name, `m$${encodeName(name)}$v`, m);
  return m.callv([o, ...args], names);
}

/** Calls a method by name from a native; throws. */
export function callMethod(o: PyValue, name: string, ...args: PyValue[]): PyValue {
  const m = findMethod(o, name, -1);
  return m !== undefined ? callUnbound(m, o, args) : call(getattr(o, name), ...args);
}

export { instanceDict, objectType };

/** The entry `(self, a1…an)` of a plain method of o, undefined when it is none. */
export function findMethodEntry(o: PyValue, name: string, n: number): JsFunction | undefined {
  const m = findMethod(o, name, n) as (PyObject & { methodEntry?(n: number): JsFunction | undefined }) | undefined;
  if (m === undefined) return undefined;
  return entryFor(m, typeOf(o), n) ?? ((self, ...args) => m.callv([self, ...args], undefined));
}
