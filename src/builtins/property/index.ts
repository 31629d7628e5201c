// property, classmethod, staticmethod. Follows Objects/descrobject.c and funcobject.c.

import { bindClassMethod, getattr, lookupAttribute, propertyError, setattr } from "#runtime/attributes.ts";
import { call1, callv } from "#runtime/calls/call.ts";
import { defineClass } from "#runtime/native/define.ts";
import { arg, kwrest, pos, rest } from "#runtime/native/params.ts";
import { attributeError, typeError } from "#runtime/objects/exceptions.ts";
import {
  classmethodType,
  PyClassMethod,
  PyProperty,
  PyStaticMethod,
  propertyType,
  staticmethodType,
} from "#runtime/objects/functions.ts";
import { instanceDict } from "#runtime/objects/instance-dict.ts";
import type { PyObject, PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { PyType } from "#runtime/objects/type.ts";
import { setInstanceDict } from "#runtime/objects/type-create.ts";
import { typeName, typeOf } from "#runtime/objects/type-of.ts";
import { reprText, truthy } from "#runtime/operators/protocols.ts";

function given(v: PyValue | undefined): PyValue | undefined {
  return v === None ? undefined : v;
}

function copyWith(
  self: PyProperty,
  fget: PyValue | undefined,
  fset: PyValue | undefined,
  fdel: PyValue | undefined,
): PyValue {
  const doc = self.getterDoc && fget !== self.fget ? None : self.getterDoc ? None : (self.doc ?? None);
  const p = callv(self.cls, [fget ?? None, fset ?? None, fdel ?? None, doc]);
  if (p instanceof PyProperty) p.propertyName = self.propertyName;
  return p;
}

defineClass(propertyType, PyProperty, (c) => ({
  slots: {
    new: c.makePlain(),
    init: c.init(
      [arg("fget", "None"), arg("fset", "None"), arg("fdel", "None"), arg("doc", "None")],
      (self, fget, fset, fdel, doc) => {
        self.fget = given(fget);
        self.fset = given(fset);
        self.fdel = given(fdel);
        let d = given(doc);
        self.getterDoc = false;
        if (d === undefined && self.fget !== undefined) {
          d = given(lookupAttribute(self.fget, "__doc__"));
          self.getterDoc = d !== undefined;
        }
        if (self.cls !== propertyType) {
          self.doc = undefined;
          if (self.cls.hasDict) setattr(self, "__doc__", d ?? None);
        } else self.doc = d;
      },
    ),
    get: (self, obj) => {
      if (obj === None) return self;
      if (self.fget === undefined) throw propertyError(self, obj, "getter");
      return call1(self.fget, obj);
    },
    set: (self, obj, value) => {
      if (self.fset === undefined) throw propertyError(self, obj, "setter");
      callv(self.fset, [obj, value]);
    },
    delete: (self, obj) => {
      if (self.fdel === undefined) throw propertyError(self, obj, "deleter");
      call1(self.fdel, obj);
    },
  },
  methods: {
    getter: c.method([pos("fget")], (self, f) => copyWith(self, f, self.fset, self.fdel)),
    setter: c.method([pos("fset")], (self, f) => copyWith(self, self.fget, f, self.fdel)),
    deleter: c.method([pos("fdel")], (self, f) => copyWith(self, self.fget, self.fset, f)),
    __set_name__: c.method([rest("args")], (self, args) => {
      if (args.length !== 2)
        throw typeError(`__set_name__() takes 2 positional arguments but ${args.length} were given`);
      self.propertyName = args[1]!;
      return None;
    }),
  },
  properties: {
    fget: c.member((self) => self.fget ?? None),
    fset: c.member((self) => self.fset ?? None),
    fdel: c.member((self) => self.fdel ?? None),
    __doc__: c.property(
      (self) => self.doc ?? None,
      (self, v) => {
        self.doc = v ?? None;
      },
    ),
    __name__: c.property(
      (self) => {
        if (self.propertyName !== undefined) return self.propertyName;
        const n = self.fget === undefined ? undefined : lookupAttribute(self.fget, "__name__");
        if (n === undefined)
          throw attributeError(`'${typeName(self)}' object has no attribute '__name__'`, self, "__name__");
        return n;
      },
      (self, v) => {
        self.propertyName = v;
      },
    ),
    __isabstractmethod__: c.property((self) =>
      [self.fget, self.fset, self.fdel].some((f) => f !== undefined && isAbstract(f)),
    ),
  },
}));

function isAbstract(f: PyValue): boolean {
  const v = lookupAttribute(f, "__isabstractmethod__");
  return v !== undefined && truthy(v);
}

/** functools.update_wrapper for the two method wrappers. */
function wrapAttributes(self: PyObject, f: PyValue): void {
  for (const name of ["__module__", "__name__", "__qualname__", "__doc__"]) {
    const v = lookupAttribute(f, name);
    if (v !== undefined) instanceDict(self).set(name, v);
  }
}

/** An attribute of the wrapped callable, fetched once into the wrapper's own dict (descriptor_get_wrapped_attribute). */
function wrappedAttribute(
  name: string,
): [(self: PyClassMethod | PyStaticMethod) => PyValue, (self: PyObject, v: PyValue | undefined) => void] {
  return [
    (self) => {
      const dict = instanceDict(self);
      const own = dict.getStr(name);
      if (own !== undefined) return own;
      const v = getattr(self.func ?? None, name);
      dict.set(name, v);
      return v;
    },
    (self, v) => {
      const dict = instanceDict(self);
      if (v !== undefined) dict.set(name, v);
      else if (dict.delete(name) === undefined)
        throw attributeError(`'${typeName(self)}' object has no attribute '${name}'`, self, name);
    },
  ];
}

defineClass(classmethodType, PyClassMethod, (c) => ({
  slots: {
    new: c.makePlain(),
    init: c.init([pos("function")], (self, f) => {
      self.func = f;
      wrapAttributes(self, f);
    }),
    repr: (self) => `<classmethod(${reprText(self.func ?? None)})>`,
    get: (self, obj, type) => bindClassMethod(self, type instanceof PyType ? type : typeOf(obj)),
  },
  methods: { __class_getitem__: c.classMethod([pos("item")], (cls, item) => genericAliasOf(cls, item)) },
  properties: {
    __func__: c.member((self) => self.func ?? None),
    __wrapped__: c.member((self) => self.func ?? None),
    __annotations__: c.property(...wrappedAttribute("__annotations__")),
    __annotate__: c.property(...wrappedAttribute("__annotate__")),
    __isabstractmethod__: c.property((self) => self.func !== undefined && isAbstract(self.func)),
    __dict__: c.property(
      (self) => instanceDict(self),
      (self, v) => setInstanceDict(self, v),
    ),
  },
}));

defineClass(staticmethodType, PyStaticMethod, (c) => ({
  slots: {
    new: c.makePlain(),
    init: c.init([pos("function")], (self, f) => {
      self.func = f;
      wrapAttributes(self, f);
    }),
    repr: (self) => `<staticmethod(${reprText(self.func ?? None)})>`,
    get: (self) => self.func ?? None,
    call: c.call([rest("args"), kwrest("kwargs")], (self, args, kwargs) =>
      callv(self.func!, [...args, ...kwargs.values()], kwargs.size > 0 ? (kwargs.keys() as string[]) : undefined),
    ),
  },
  methods: { __class_getitem__: c.classMethod([pos("item")], (cls, item) => genericAliasOf(cls, item)) },
  properties: {
    __func__: c.member((self) => self.func ?? None),
    __wrapped__: c.member((self) => self.func ?? None),
    __annotations__: c.property(...wrappedAttribute("__annotations__")),
    __annotate__: c.property(...wrappedAttribute("__annotate__")),
    __isabstractmethod__: c.property((self) => self.func !== undefined && isAbstract(self.func)),
    __dict__: c.property(
      (self) => instanceDict(self),
      (self, v) => setInstanceDict(self, v),
    ),
  },
}));

import { genericAlias as genericAliasOf } from "#runtime/objects/generic-alias.ts";
