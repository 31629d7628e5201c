// The contents of module objects. Follows Objects/moduleobject.c.

import { genericLookup, getattr, lookupAttribute } from "#runtime/attributes.ts";
import { call1, callv } from "#runtime/calls/call.ts";
import { current } from "#runtime/current.ts";
import { missingModuleAttribute } from "#runtime/importing/messages.ts";
import { defineClass } from "#runtime/native/define.ts";
import { arg } from "#runtime/native/params.ts";
import { PyList } from "#runtime/objects/containers.ts";
import { PyDict } from "#runtime/objects/dict.ts";
import { attributeError, typeError } from "#runtime/objects/exceptions.ts";
import { moduleType, PyModule } from "#runtime/objects/module.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { isStr, jsText } from "#runtime/objects/str.ts";
import { typeName, typeOf } from "#runtime/objects/type-of.ts";
import { reprText, truthy } from "#runtime/operators/protocols.ts";

/** The docstring of a native module is read when it is asked for. */
function nativeDoc(m: PyModule): PyValue {
  const name = m.dict.getStr("__name__");
  if (typeof name !== "string" || !current().importer.natives.has(name)) return None;
  const doc = current().docOf("", name);
  if (doc !== None) m.dict.set("__doc__", doc);
  return doc;
}

defineClass(moduleType, PyModule, (c) => ({
  slots: {
    new: c.makePlain(),
    init: c.init([arg("name"), arg("doc", "None")], (self, name, doc) => {
      if (!isStr(name)) throw typeError(`module() argument 'name' must be str, not ${typeName(name)}`);
      const d = self.dict;
      d.set("__name__", name);
      d.set("__doc__", doc);
      for (const k of ["__package__", "__loader__", "__spec__"]) d.set(k, None);
    }),
    repr: (self) => {
      const bootstrap = current().modules.getStr("_frozen_importlib");
      if (bootstrap !== undefined) return call1(getattr(bootstrap, "_module_repr"), self);
      const name = self.dict.getStr("__name__");
      const file = self.dict.getStr("__file__");
      const shown = name === undefined ? "'?'" : reprText(name);
      if (file !== undefined && file !== None) return `<module ${shown} from ${reprText(file)}>`;
      return `<module ${shown}>`;
    },
    getattribute: (self, name) => {
      const n = jsText(name) ?? "";
      const v = genericLookup(self, n);
      if (v === None && n === "__doc__") return nativeDoc(self);
      const own = v ?? current().importer.later.attribute(self.dict, n);
      if (own !== undefined) return own;
      const hook = self.dict.getStr("__getattr__");
      if (hook !== undefined) return call1(hook, name);
      throw missingModuleAttribute(current(), self, n);
    },
  },
  methods: {
    __dir__: c.method([], (self) => {
      const dict = getattr(self, "__dict__");
      if (!(dict instanceof PyDict)) throw typeError("<module>.__dict__ is not a dictionary");
      const hook = dict.getStr("__dir__");
      if (hook !== undefined) return callv(hook, []);
      return new PyList(dict.keys());
    }),
  },
  properties: {
    __dict__: c.property(
      (self) => current().importer.later.all(self.dict),
      (self) => {
        throw attributeError("readonly attribute", self, "__dict__");
      },
    ),
    __annotations__: c.property(
      (self) => {
        const d = self.dict;
        const have = d.getStr("__annotations__");
        if (have !== undefined) return have;
        const annotate = d.getStr("__annotate__");
        let v: PyDict = new PyDict();
        if (annotate !== undefined && annotate !== None) {
          const r = call1(annotate, 1);
          if (!(r instanceof PyDict)) throw typeError(`__annotate__ returned non-dict of type '${typeName(r)}'`);
          v = r;
        }
        // A module that is still being run may get more of them.
        const spec = d.getStr("__spec__");
        const initializing = spec === undefined ? undefined : lookupAttribute(spec, "_initializing");
        if (initializing === undefined || !truthy(initializing)) d.set("__annotations__", v);
        return v;
      },
      (self, v) => {
        if (v !== undefined) self.dict.set("__annotations__", v);
        else if (self.dict.delete("__annotations__") === undefined)
          throw attributeError("__annotations__", self, "__annotations__");
        if (self.dict.has("__annotate__")) self.dict.set("__annotate__", None);
      },
    ),
    __annotate__: c.property(
      (self) => self.dict.getStr("__annotate__") ?? None,
      (self, v) => {
        if (v === undefined) throw typeError("cannot delete __annotate__ attribute");
        if (v !== None && typeOf(v).lookup("__call__") === undefined)
          throw typeError("__annotate__ must be callable or None");
        self.dict.set("__annotate__", v);
        if (v !== None) self.dict.delete("__annotations__");
      },
    ),
  },
}));
