// Module _abc: registries and caches of abstract base classes. Follows Modules/_abc.c.

import { getattr, lookupAttribute, setattr } from "#runtime/attributes.ts";
import { call1, callv } from "#runtime/calls/call.ts";
import { defineModule, type NativeModule } from "#runtime/native/define.ts";
import { fn, pos } from "#runtime/native/params.ts";
import { PyList, PyTuple } from "#runtime/objects/containers.ts";
import { assertionError, runtimeError, typeError } from "#runtime/objects/exceptions.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { frozensetOf, PySet } from "#runtime/objects/set.ts";
import { None, NotImplemented } from "#runtime/objects/singletons.ts";
import { jsText } from "#runtime/objects/str.ts";
import { PyType, TypeFlags } from "#runtime/objects/type.ts";
import { typeOf } from "#runtime/objects/type-of.ts";
import { toArray, truthy } from "#runtime/operators/protocols.ts";

interface Data {
  registry: Set<WeakRef<PyType>>;
  cache: WeakSet<PyType>;
  negative: WeakSet<PyType>;
  negativeVersion: number;
}
const COLLECTION = TypeFlags.SEQUENCE | TypeFlags.MAPPING;

const abcModule: NativeModule = defineModule("_abc", (interpreter) => {
  const datas = new WeakMap<PyType, Data>();
  let invalidation = 0;
  const dataOf = (t: PyValue): Data => {
    const d = t instanceof PyType ? datas.get(t) : undefined;
    if (d === undefined) throw typeError("_abc_data isn't set for the class");
    return d;
  };
  const registered = (d: Data): PyType[] => [...d.registry].map((r) => r.deref()).filter((t) => t !== undefined);
  const isSubclass = (c: PyValue, cls: PyValue): boolean => truthy(call2(cls, c));
  const call2 = (cls: PyValue, c: PyValue): PyValue => callv(interpreter.builtins.getStr("issubclass")!, [c, cls]);

  const subclasscheck = (self: PyValue, subclass: PyValue): boolean => {
    if (!(subclass instanceof PyType)) throw typeError("issubclass() arg 1 must be a class");
    const { later } = interpreter.importer;
    const made = later.registering;
    const d = dataOf(self);
    if (d.cache.has(subclass)) return true;
    if (d.negativeVersion < invalidation) {
      d.negative = new WeakSet();
      d.negativeVersion = invalidation;
    } else if (d.negative.has(subclass)) return false;
    const ok = call1(getattr(self, "__subclasshook__"), subclass);
    if (ok === true) {
      d.cache.add(subclass);
      return true;
    }
    if (ok === false) {
      d.negative.add(subclass);
      return false;
    }
    if (ok !== NotImplemented)
      throw assertionError("__subclasshook__ must return either False, True, or NotImplemented");
    if (subclass.mro.includes(self as PyType)) {
      d.cache.add(subclass);
      return true;
    }
    for (const r of registered(d)) {
      if (isSubclass(subclass, r)) {
        d.cache.add(subclass);
        return true;
      }
    }
    const subs = later.amongMade(() => callv(getattr(self, "__subclasses__"), []));
    if (!(subs instanceof PyList)) throw typeError("__subclasses__() must return a list");
    for (const s of subs.items.slice()) {
      if (isSubclass(subclass, s)) {
        d.cache.add(subclass);
        return true;
      }
    }
    // Once more, with the classes that abstract ones of the library register when they are made.
    if (later.makeRegistering() !== made) return subclasscheck(self, subclass);
    d.negative.add(subclass);
    return false;
  };

  return {
    functions: {
      get_cache_token: fn([], () => invalidation),
      _abc_init: fn([pos("self")], (self) => {
        const cls = self as PyType;
        const abstracts: PyValue[] = [];
        const seen = new Set<string>();
        for (const [name, v] of cls.ns) {
          const a = typeof v === "object" ? lookupAttribute(v, "__isabstractmethod__") : undefined;
          if (a !== undefined && truthy(a)) {
            abstracts.push(name);
            seen.add(name);
          }
        }
        for (const base of cls.bases) {
          const names = lookupAttribute(base, "__abstractmethods__");
          if (names === undefined) continue;
          for (const n of toArray(names)) {
            const name = jsText(n)!;
            if (seen.has(name)) continue;
            const v = lookupAttribute(cls, name);
            const a = v === undefined ? undefined : lookupAttribute(v, "__isabstractmethod__");
            if (a !== undefined && truthy(a)) {
              abstracts.push(name);
              seen.add(name);
            }
          }
        }
        setattr(cls, "__abstractmethods__", frozensetOf(abstracts));
        datas.set(cls, {
          registry: new Set(),
          cache: new WeakSet(),
          negative: new WeakSet(),
          negativeVersion: invalidation,
        });
        const flags = cls.ns.get("__abc_tpflags__");
        if (typeof flags === "number") {
          // CPython's bits: 1 << 5 sequence, 1 << 6 mapping
          cls.flags =
            (cls.flags & ~COLLECTION) | (flags & 32 ? TypeFlags.SEQUENCE : 0) | (flags & 64 ? TypeFlags.MAPPING : 0);
          cls.deleteOwn("__abc_tpflags__");
        }
        return None;
      }),
      _abc_register: fn([pos("self"), pos("subclass")], (self, subclass) => {
        if (!(subclass instanceof PyType)) throw typeError("Can only register classes");
        const { later } = interpreter.importer;
        if (later.amongMade(() => isSubclass(subclass, self))) return subclass;
        if (later.amongMade(() => isSubclass(self, subclass)))
          throw runtimeError("Refusing to create an inheritance cycle");
        dataOf(self).registry.add(new WeakRef(subclass));
        invalidation++;
        const bits = (self as PyType).flags & COLLECTION;
        if (bits !== 0) {
          const mark = (t: PyType): void => {
            if (!t.isHeap || (t.flags & COLLECTION) === bits) return;
            t.flags = (t.flags & ~COLLECTION) | bits;
            t.subclasses().forEach(mark);
          };
          mark(subclass);
        }
        return subclass;
      }),
      _abc_instancecheck: fn([pos("self"), pos("instance")], (self, instance) => {
        const cls = getattr(instance, "__class__");
        const d = dataOf(self);
        if (cls instanceof PyType && d.cache.has(cls)) return true;
        const own = typeOf(instance);
        if (own === cls) {
          if (d.negativeVersion === invalidation && d.negative.has(own)) return false;
          return call1(getattr(self, "__subclasscheck__"), cls);
        }
        const r = call1(getattr(self, "__subclasscheck__"), cls);
        return truthy(r) ? r : call1(getattr(self, "__subclasscheck__"), own);
      }),
      _abc_subclasscheck: fn([pos("self"), pos("subclass")], subclasscheck),
      _reset_registry: fn([pos("self")], (self) => {
        dataOf(self).registry.clear();
        return None;
      }),
      _reset_caches: fn([pos("self")], (self) => {
        const d = dataOf(self);
        d.cache = new WeakSet();
        d.negative = new WeakSet();
        return None;
      }),
      _get_dump: fn([pos("self")], (self) => {
        const d = dataOf(self);
        return new PyTuple([PySet.of(registered(d)), PySet.of([]), PySet.of([]), d.negativeVersion]);
      }),
    },
  };
});
export default abcModule;
