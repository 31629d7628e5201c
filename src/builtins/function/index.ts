// The contents of function, method, and the native callables. Follows Objects/funcobject.c, classobject.c, methodobject.c, descrobject.c.

import { bindDescriptor, getattr, lookupAttribute, memberKey } from "#runtime/attributes.ts";
import { call1, callv } from "#runtime/calls/call.ts";
import { current } from "#runtime/current.ts";
import { warnDeprecated } from "#runtime/exceptions/warn.ts";
import { textSignature } from "#runtime/native/bind.ts";
import { type ClassKit, defineClass, PyNewFunction } from "#runtime/native/define.ts";
import { arg, kwrest, pos, rest } from "#runtime/native/params.ts";
import { PyTuple } from "#runtime/objects/containers.ts";
import { PyDict } from "#runtime/objects/dict.ts";
import { attributeError, type PyBaseException, typeError, valueError } from "#runtime/objects/exceptions.ts";
import { Code } from "#runtime/objects/frames.ts";
import {
  builtinFunctionType,
  classMethodDescriptorType,
  functionType,
  getsetType,
  memberType,
  methodDescriptorType,
  methodType,
  methodWrapperType,
  PyClassMethodDescriptor,
  PyFunction,
  PyGetSet,
  PyMember,
  PyMethod,
  PyMethodWrapper,
  PyNativeFunction,
  PyNativeMember,
  PyNativeMethod,
  PyWrapperDescriptor,
  reinstallEntries,
  wrapperDescriptorType,
} from "#runtime/objects/functions.ts";
import { identityOf } from "#runtime/objects/hash.ts";
import { PyModule } from "#runtime/objects/module.ts";
import { Cell, type PyObject, type PyValue, slotsOf } from "#runtime/objects/object.ts";
import { None, NotImplemented } from "#runtime/objects/singletons.ts";
import { fromUtf16, jsText, strValue } from "#runtime/objects/str.ts";
import { PyType } from "#runtime/objects/type.ts";
import { dictProperty } from "#runtime/objects/type-create.ts";
import { typeName, typeOf } from "#runtime/objects/type-of.ts";
import { is } from "#runtime/operators/compare.ts";
import { reprText } from "#runtime/operators/protocols.ts";
import { addressOf } from "../object/index.ts";

const textOf = (v: PyValue): string => jsText(v) ?? "";

function globalsOf(f: PyFunction): PyDict {
  return f.code.instance.globals as PyDict;
}

/** A fresh function that shares the code but lives in other globals (types.FunctionType). */
function newFunction(
  cls: PyType,
  code: PyValue,
  globals: PyValue,
  name: PyValue,
  argdefs: PyValue,
  closure: PyValue,
  kwdefaults: PyValue,
): PyValue {
  if (!(code instanceof Code)) throw typeError(`function() argument 'code' must be code, not ${typeName(code)}`);
  if (!(globals instanceof PyDict))
    throw typeError(`function() argument 'globals' must be dict, not ${typeName(globals)}`);
  if (name !== None && strValue(name) === undefined) throw typeError("arg 3 (name) must be None or string");
  if (argdefs !== None && !(argdefs instanceof PyTuple)) throw typeError("arg 4 (defaults) must be None or tuple");
  const nfree = code.spec.freevars.length;
  if (!(closure instanceof PyTuple)) {
    if (nfree > 0 && closure === None) throw typeError("arg 5 (closure) must be tuple");
    if (closure !== None) throw typeError("arg 5 (closure) must be None or tuple");
  }
  const cells = closure instanceof PyTuple ? closure.items : [];
  if (cells.length !== nfree) throw valueError(`${code.name} requires closure of length ${nfree}, not ${cells.length}`);
  for (const c of cells)
    if (!(c instanceof Cell)) throw typeError(`arg 5 (closure) expected cell, found ${typeName(c)}`);
  if (kwdefaults !== None && !(kwdefaults instanceof PyDict))
    throw typeError("arg 6 (kwdefaults) must be None or dict");
  const f = current().functionFromCode(
    code,
    globals,
    cells as Cell[],
    argdefs instanceof PyTuple ? argdefs : undefined,
  );
  if (name !== None) {
    f.name = name;
    f.qualname = name;
  }
  if (kwdefaults instanceof PyDict) f.kwdefaults = kwdefaults;
  void cls;
  return f;
}

defineClass(functionType, PyFunction, (c) => ({
  slots: {
    new: c.make(
      [
        arg("code"),
        arg("globals"),
        arg("name", "None"),
        arg("argdefs", "None"),
        arg("closure", "None"),
        arg("kwdefaults", "None"),
      ],
      newFunction,
    ),
    repr: (self) => `<function ${textOf(self.qualname)} at ${addressOf(self)}>`,
    get: (self, obj, type) => (obj === None && type !== None ? self : obj === None ? self : new PyMethod(self, obj)),
    call: c.call([rest("args"), kwrest("kwargs")], (self, args, kwargs) =>
      callv(self, [...args, ...kwargs.values()], kwargs.size > 0 ? (kwargs.keys() as string[]) : undefined),
    ),
  },
  properties: {
    __code__: c.property(
      (self) => self.code,
      (self, v) => {
        if (!(v instanceof Code)) throw typeError("__code__ must be set to a code object");
        const want = self.closure?.length ?? 0;
        if (v.spec.freevars.length !== want)
          throw valueError(
            `${textOf(self.name)}() requires a code object with ${want} free vars, not ${v.spec.freevars.length}`,
          );
        if (v.spec.form !== self.code.spec.form)
          warnDeprecated(
            "Assigning a code object of non-matching type is deprecated (e.g., from a generator to a plain function)",
          );
        const f = current().functionFromCode(v, globalsOf(self), self.closure ?? [], undefined);
        const before = self.code;
        self.code = f.code;
        self.entry = f.entry;
        reinstallEntries(self, before);
      },
    ),
    __defaults__: c.property(
      (self) => self.defaults ?? None,
      (self, v) => {
        if (v !== undefined && v !== None && !(v instanceof PyTuple))
          throw typeError("__defaults__ must be set to a tuple object");
        self.defaults = v instanceof PyTuple ? v : undefined;
        reinstallEntries(self, self.code);
      },
    ),
    __kwdefaults__: c.property(
      (self) => self.kwdefaults ?? None,
      (self, v) => {
        if (v !== undefined && v !== None && !(v instanceof PyDict))
          throw typeError("__kwdefaults__ must be set to a dict object");
        self.kwdefaults = v instanceof PyDict ? v : undefined;
        reinstallEntries(self, self.code);
      },
    ),
    __closure__: c.member((self) =>
      self.closure === undefined || self.closure.length === 0 ? None : new PyTuple(self.closure),
    ),
    __globals__: c.member((self) => current().importer.later.all(globalsOf(self))),
    __builtins__: c.member((self) => self.code.instance.builtins),
    __name__: c.property(
      (self) => named(self.name),
      (self, v) => {
        if (v === undefined || strValue(v) === undefined) throw typeError("__name__ must be set to a string object");
        self.name = v;
      },
    ),
    __qualname__: c.property(
      (self) => named(self.qualname),
      (self, v) => {
        if (v === undefined || strValue(v) === undefined)
          throw typeError("__qualname__ must be set to a string object");
        self.qualname = v;
      },
    ),
    __module__: c.property(
      (self) => self.extras?.module ?? globalsOf(self).getStr("__name__") ?? None,
      (self, v) => {
        (self.extras ??= {}).module = v ?? None;
      },
    ),
    __doc__: c.property(
      (self) => self.extras?.doc ?? (self.code.spec.doc === null ? None : current().str(self.code.spec.doc)),
      (self, v) => {
        (self.extras ??= {}).doc = v ?? None;
      },
    ),
    __dict__: dictProperty,
    __annotations__: c.property(
      (self) => {
        const x = (self.extras ??= {});
        if (x.annotations === undefined) {
          if (x.annotate !== undefined && x.annotate !== None) {
            const r = call1(x.annotate, 1);
            if (!(r instanceof PyDict)) throw typeError(`__annotate__ returned non-dict of type '${typeName(r)}'`);
            x.annotations = r;
          } else x.annotations = new PyDict();
        }
        return x.annotations;
      },
      (self, v) => {
        if (v !== undefined && v !== None && !(v instanceof PyDict))
          throw typeError("__annotations__ must be set to a dict object");
        const x = (self.extras ??= {});
        x.annotations = v === undefined || v === None ? new PyDict() : v;
        x.annotate = None;
      },
    ),
    __annotate__: c.property(
      (self) => self.extras?.annotate ?? None,
      (self, v) => {
        if (v === undefined) throw typeError("__annotate__ cannot be deleted");
        if (v !== None && typeOf(v).lookup("__call__") === undefined)
          throw typeError("__annotate__ must be callable or None");
        const x = (self.extras ??= {});
        x.annotate = v;
        if (v !== None) delete x.annotations;
      },
    ),
    __type_params__: c.property(
      (self) => self.extras?.typeParams ?? new PyTuple([]),
      (self, v) => {
        if (!(v instanceof PyTuple)) throw typeError("__type_params__ must be set to a tuple");
        (self.extras ??= {}).typeParams = v;
      },
    ),
  },
}));

defineClass(methodType, PyMethod, (c) => ({
  slots: {
    new: c.make([pos("function"), pos("instance")], (_cls, f, self) => {
      if (typeof f !== "object" || typeOf(f).lookup("__call__") === undefined)
        throw typeError("first argument must be callable");
      if (self === None) throw typeError("instance must not be None");
      return new PyMethod(f, self);
    }),
    repr: (self) => {
      const q = lookupAttribute(self.func, "__qualname__") ?? lookupAttribute(self.func, "__name__");
      return `<bound method ${q === undefined || jsText(q) === undefined ? "?" : jsText(q)} of ${reprText(self.self)}>`;
    },
    eq: (self, other) =>
      other instanceof PyMethod
        ? is(self.self, other.self) && (self.func === other.func || reprEq(self.func, other.func))
        : NotImplemented,
    hash: (self) =>
      typeof self.self === "object"
        ? (identityOf(self.self) ^ identityOf(self.func)) >>> 0
        : identityOf(self.func) / 16,
    get: (self) => self,
    call: c.call([rest("args"), kwrest("kwargs")], (self, args, kwargs) =>
      callv(self, [...args, ...kwargs.values()], kwargs.size > 0 ? (kwargs.keys() as string[]) : undefined),
    ),
    getattribute: (self, name) => {
      const n = textOf(name);
      const own = methodType.lookup(n);
      if (own !== undefined) return bindDescriptor(own, self, methodType);
      return getattr(self.func, n);
    },
  },
  methods: {
    __reduce__: c.method(
      [],
      (self) =>
        new PyTuple([current().builtins.getStr("getattr")!, new PyTuple([self.self, getattr(self.func, "__name__")])]),
    ),
  },
  properties: {
    __func__: c.member((self) => self.func),
    __self__: c.member((self) => self.self),
    __doc__: c.property((self) => lookupAttribute(self.func, "__doc__") ?? None),
  },
}));
function reprEq(a: PyValue, b: PyValue): boolean {
  return richEquals(a, b);
}

import { richEquals } from "#runtime/objects/hash.ts";

/** A name as it was given; names that come from code are UTF-16. */
function named(name: PyValue): PyValue {
  return typeof name === "string" ? fromUtf16(name) : name;
}

function objectText(self: PyNativeFunction): string {
  const s = self.self;
  return s === undefined || (typeof s === "object" && typeName(s) === "module")
    ? `<built-in function ${self.name}>`
    : `<built-in method ${self.name} of ${typeName(s)} object at ${addressOf(s)}>`;
}
/** The module whose docstrings tell about a native function or bound method. */
function moduleOf(self: PyNativeFunction): PyValue | undefined {
  if (self.origin !== undefined) return self.origin.owner.ns.get("__module__");
  if (self.self instanceof PyType) return self.self.ns.get("__module__");
  return self.module;
}
function nativeQualname(self: PyNativeFunction): string {
  if (self.origin !== undefined)
    return `${self.self instanceof PyType && self.origin instanceof PyClassMethodDescriptor ? self.self.qualname : self.origin.owner.qualname}.${self.name}`;
  return self.qualname;
}

function nativeFunctionContents(
  wrapper: boolean,
): (c: ClassKit<PyNativeFunction>) => ReturnType<Parameters<typeof defineClass<PyNativeFunction>>[2]> {
  return (c) => ({
    slots: {
      repr: (self) =>
        wrapper
          ? `<method-wrapper '${self.name}' of ${typeName(self.self!)} object at ${addressOf(self.self!)}>`
          : objectText(self),
      eq: (self, other) =>
        other instanceof PyNativeFunction
          ? self === other ||
            (self.spec === other.spec &&
              self.self !== undefined &&
              other.self !== undefined &&
              is(self.self, other.self) &&
              self.name === other.name)
          : NotImplemented,
      hash: (self) => (typeof self.self === "object" ? identityOf(self.self) : 0) / 16 + self.name.length,
      call: c.call([rest("args"), kwrest("kwargs")], (self, args, kwargs) =>
        callv(self, [...args, ...kwargs.values()], kwargs.size > 0 ? (kwargs.keys() as string[]) : undefined),
      ),
    },
    methods: {
      __reduce__: c.method([], (self) =>
        self.self === undefined || self.self instanceof PyModule
          ? self.name
          : new PyTuple([current().builtins.getStr("getattr")!, new PyTuple([self.self, self.name])]),
      ),
    },
    properties: {
      __name__: c.property((self) => self.name),
      __qualname__: c.property(nativeQualname),
      __self__: c.property((self) => {
        if (self.self !== undefined) return self.self;
        // Functions of modules know the module by name.
        return typeof self.module === "string"
          ? (current().modules.getStr(self.module) ?? None)
          : (self.module ?? None);
      }),
      __module__: c.property((self) =>
        self.module === undefined || self.module === None
          ? None
          : typeof self.module === "string"
            ? self.module
            : getattr(self.module, "__name__"),
      ),
      __doc__: c.property((self) => current().docOf(nativeQualname(self), moduleOf(self))),
      __text_signature__: c.property((self) => {
        if (self instanceof PyNewFunction) return "($type, *args, **kwargs)";
        const known = current().signatureOf(nativeQualname(self), moduleOf(self));
        if (known !== undefined) return known ?? None;
        return textSignature(self.spec, self.origin === undefined && self.self === undefined ? "$module" : "$self");
      }),
      __objclass__: c.property((self) => {
        if (self.origin === undefined)
          throw attributeError(`'${typeName(self)}' object has no attribute '__objclass__'`, self, "__objclass__");
        return self.origin.owner;
      }),
    },
  });
}
defineClass(builtinFunctionType, PyNativeFunction, nativeFunctionContents(false));
defineClass(methodWrapperType, PyMethodWrapper, nativeFunctionContents(true) as never);
Object.defineProperty(PyNewFunction.prototype, "cls", { value: builtinFunctionType });

function descriptorContents(
  what: string,
): (c: ClassKit<PyNativeMethod>) => ReturnType<Parameters<typeof defineClass<PyNativeMethod>>[2]> {
  return (c) => ({
    slots: {
      repr: (self) => `<${what === "classmethod" ? "method" : what} '${self.name}' of '${self.owner.name}' objects>`,
      get: (self, obj, type) => {
        if (what === "classmethod") return bindDescriptor(self, undefined, type instanceof PyType ? type : typeOf(obj));
        if (what !== "method" && self.flavor === "classmethod") return self;
        if (obj === None && type !== None && typeOf(None) !== self.owner) return self;
        checkOwner(self, obj);
        return bindDescriptor(self, obj, typeOf(obj));
      },
      call: c.call([rest("args"), kwrest("kwargs")], (self, args, kwargs) =>
        callv(self, [...args, ...kwargs.values()], kwargs.size > 0 ? (kwargs.keys() as string[]) : undefined),
      ),
    },
    // A class method is not what getattr(owner, name) gives.
    methods:
      what === "classmethod"
        ? {}
        : {
            __reduce__: c.method(
              [],
              (self) => new PyTuple([current().builtins.getStr("getattr")!, new PyTuple([self.owner, self.name])]),
            ),
          },
    properties: {
      __name__: c.property((self) => self.name),
      __qualname__: c.property((self) => `${self.owner.qualname}.${self.name}`),
      __objclass__: c.member((self) => self.owner),
      __doc__: c.property((self) =>
        current().docOf(`${self.owner.qualname}.${self.name}`, self.owner.ns.get("__module__")),
      ),
      __text_signature__: c.property((self) => {
        const known = current().signatureOf(`${self.owner.qualname}.${self.name}`, self.owner.ns.get("__module__"));
        if (known !== undefined) return known ?? None;
        return textSignature(self.spec, self.flavor === "classmethod" ? "$type" : "$self");
      }),
    },
  });
}
defineClass(methodDescriptorType, PyNativeMethod, descriptorContents("method"));
defineClass(wrapperDescriptorType, PyWrapperDescriptor, descriptorContents("slot wrapper") as never);
defineClass(classMethodDescriptorType, PyClassMethodDescriptor, descriptorContents("classmethod") as never);

function readOnly(name: string, owner: string): PyBaseException {
  return attributeError(`attribute '${name}' of '${owner}' objects is not writable`, None, name);
}
defineClass(getsetType, PyGetSet, (c) => ({
  slots: {
    repr: (self) => `<attribute '${self.name}' of '${self.owner.name}' objects>`,
    get: (self, obj, type) =>
      obj === None && !(self.owner === typeOf(None)) && type !== None ? self : bindDescriptor(self, obj, typeOf(obj)),
    set: (self, obj, value) => {
      if (self.set === undefined) throw readOnly(self.name, self.owner.name);
      checkOwner(self, obj);
      self.set(obj, value);
    },
    delete: (self, obj) => {
      if (self.set === undefined) throw readOnly(self.name, self.owner.name);
      checkOwner(self, obj);
      self.set(obj, undefined);
    },
  },
  properties: {
    __name__: c.property((self) => self.name),
    __qualname__: c.property((self) => `${self.owner.qualname}.${self.name}`),
    __objclass__: c.member((self) => self.owner),
    __doc__: c.property((self) =>
      current().docOf(`${self.owner.qualname}.${self.name}`, self.owner.ns.get("__module__")),
    ),
  },
}));
function checkOwner(d: { name: string; owner: PyType }, obj: PyValue): void {
  if (!typeOf(obj).isSubtype(d.owner))
    throw typeError(
      `descriptor '${d.name}' for '${d.owner.name}' objects doesn't apply to a '${typeName(obj)}' object`,
    );
}
defineClass(memberType, PyMember, (c) => ({
  slots: {
    repr: (self) => `<member '${self.name}' of '${self.owner.name}' objects>`,
    get: (self, obj) => (obj === None ? self : bindDescriptor(self, obj, typeOf(obj))),
    set: (self, obj, value) => {
      checkOwner(self, obj);
      if (self instanceof PyNativeMember) {
        if (self.set === undefined) throw attributeError("readonly attribute", None, None);
        self.set(obj, value);
        return;
      }
      if (!self.key.startsWith("$")) throw attributeError("readonly attribute", None, None);
      slotsOf(obj as PyObject)[memberKey(self, obj as PyObject)] = value;
    },
    delete: (self, obj) => {
      checkOwner(self, obj);
      if (self instanceof PyNativeMember) {
        if (self.set === undefined) throw attributeError("readonly attribute", None, None);
        self.set(obj, undefined);
        return;
      }
      if (!self.key.startsWith("$")) throw attributeError("readonly attribute", None, None);
      const key = memberKey(self, obj as PyObject);
      const own = slotsOf(obj as PyObject);
      if (own[key] === undefined) throw attributeError(self.name, obj, self.name);
      delete own[key];
    },
  },
  methods: {
    __reduce__: c.method(
      [],
      (self) => new PyTuple([current().builtins.getStr("getattr")!, new PyTuple([self.owner, self.name])]),
    ),
  },
  properties: {
    __name__: c.property((self) => self.name),
    __qualname__: c.property((self) => `${self.owner.qualname}.${self.name}`),
    __objclass__: c.member((self) => self.owner),
    __doc__: c.property((self) =>
      self.owner.isHeap
        ? None
        : current().docOf(`${self.owner.qualname}.${self.name}`, self.owner.ns.get("__module__")),
    ),
  },
}));
