// Simple types: the metaclass PyCSimpleType and `_SimpleCData` (c_int, c_char_p, …). Follows PyCSimpleType_init and the Simple_*
// functions of Modules/_ctypes/_ctypes.c.

import { addressOf } from "#builtins/object/index.ts";
import { lookupAttribute } from "#runtime/attributes.ts";
import { defineClass, makeNativeFunction, makeType } from "#runtime/native/define.ts";
import { fn, kwrest, pos, rest } from "#runtime/native/params.ts";
import { PyTuple } from "#runtime/objects/containers.ts";
import { PyDict } from "#runtime/objects/dict.ts";
import { attributeError, typeError, valueError } from "#runtime/objects/exceptions.ts";
import { PyClassMethod } from "#runtime/objects/functions.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { strLength, strValue } from "#runtime/objects/str.ts";
import { PyType, TypeFlags } from "#runtime/objects/type.ts";
import { typeNew } from "#runtime/objects/type-create.ts";
import { typeName, typeOf } from "#runtime/objects/type-of.ts";
import { reprText } from "#runtime/operators/protocols.ts";
import { addressFromParam, simpleFromParam, textFromParam } from "./arguments.ts";
import { constructBy } from "./construct.ts";
import { isSimpleSubclass, keepReference, newData, PyCData, requireRoom } from "./data.ts";
import { dataType } from "./data-type.ts";
import { formats, type SimpleFormat, TYPE_CODES } from "./formats.ts";
import { infoOf, PyCType, startInfo } from "./info.ts";
import { isDirectSimple, simpleMeta } from "./types.ts";

function formatOf(type: PyType): SimpleFormat {
  const code = lookupAttribute(type, "_type_");
  if (code === undefined) throw attributeError("class must define a '_type_' attribute", type, "_type_");
  const text = strValue(code);
  if (text === undefined) throw typeError("class must define a '_type_' string attribute");
  if (strLength(text) !== 1)
    throw valueError("class must define a '_type_' attribute which must be a string of length 1");
  const format = typeof text === "string" ? formats.get(text) : undefined;
  if (format === undefined) {
    throw attributeError(
      "class must define a '_type_' attribute which must be\n" +
        `a single character string containing one of the\nsupported types: '${TYPE_CODES}'.`,
      type,
      "_type_",
    );
  }
  return format;
}

function fill(type: PyCType, format: SimpleFormat): void {
  const info = startInfo(type);
  info.format = format;
  info.size = format.size;
  info.align = format.align;
  info.bufferFormat = format.bufferFormat;
}

/** The `from_param` of c_char_p, c_wchar_p and c_void_p, which their subclasses inherit. */
const converters: Record<string, (type: PyType, v: PyValue) => PyValue> = {
  z: (type, v) => textFromParam(type, v, "z"),
  Z: (type, v) => textFromParam(type, v, "Z"),
  P: addressFromParam,
};

function ownFromParam(code: string): PyClassMethod | undefined {
  const convert = converters[code];
  if (convert === undefined) return undefined;
  const method = new PyClassMethod();
  method.func = makeNativeFunction(
    "from_param",
    fn([pos("type"), pos("value")], (type, v) => convert(type as PyType, v)),
    undefined,
  );
  return method;
}

/** PyCSimpleType_init. */
function initSimple(self: PyCType, name: PyValue, bases: PyValue, namespace: PyValue): void {
  const format = formatOf(self);
  fill(self, format);
  const info = self.info!;
  if (self.cls !== simpleMeta) return;
  if (isDirectSimple(self) && "zZPO".includes(format.code)) {
    info.isPointer = true;
    const method = ownFromParam(format.code);
    if (method !== undefined) self.setOwn("from_param", method);
  }
  if (format.swapped === undefined) return;
  // The type of the other byte order (CreateSwappedType).
  const own = new PyDict();
  if (namespace instanceof PyDict) for (const [k, v] of namespace.pairs()) if (k !== "__classcell__") own.set(k, v);
  const types = bases instanceof PyTuple ? bases.items.filter((b) => b instanceof PyType) : [];
  const swapped = typeNew(self.cls, `${typeof name === "string" ? name : self.name}_be`, types, own, []) as PyCType;
  fill(swapped, format.swapped);
  for (const t of [self, swapped]) {
    t.setOwn("__ctype_le__", self);
    t.setOwn("__ctype_be__", swapped);
  }
}

defineClass(simpleMeta, PyCType, (c) => ({
  slots: { init: c.init([pos("name"), pos("bases"), pos("dict"), kwrest("kwargs")], initSimple) },
  methods: { from_param: c.method([pos("value")], simpleFromParam) },
}));

function formatOfValue(self: PyCData): SimpleFormat {
  const format = infoOf(self.cls)?.format;
  if (format === undefined) throw typeError("abstract class");
  return format;
}

/** The value, as a plain Python value where the type has one. */
function valueOf(self: PyCData): PyValue {
  const { memory, offset } = self;
  const format = formatOfValue(self);
  requireRoom(memory, offset, format.size);
  return format.get(memory, offset);
}

function setValue(self: PyCData, v: PyValue): void {
  const { memory, offset } = self;
  const format = formatOfValue(self);
  requireRoom(memory, offset, format.size);
  keepReference(self, 0, format.set(memory, offset, v));
}

function initialize(self: PyCData, args: readonly PyValue[]): void {
  if (args.length > 1) throw typeError(`__init__ expected at most 1 argument, got ${args.length}`);
  if (args.length === 1) setValue(self, args[0]!);
}

export const simpleType: PyType = makeType(
  PyCData,
  {
    name: "_ctypes._SimpleCData",
    module: "_ctypes",
    base: dataType,
    metaclass: simpleMeta,
    flags: TypeFlags.BASETYPE,
  },
  (c) => ({
    slots: {
      init: c.init([rest("args"), kwrest("kwargs")], initialize),
      bool: (self) => self.bytes.some((b) => b !== 0),
      repr: (self) =>
        isDirectSimple(typeOf(self))
          ? `${typeName(self)}(${reprText(valueOf(self))})`
          : `<${typeName(self)} object at ${addressOf(self)}>`,
    },
    methods: {
      __ctypes_from_outparam__: c.method([], (self) => (isSimpleSubclass(typeOf(self)) ? self : valueOf(self))),
    },
    properties: {
      value: c.property(valueOf, (self, v) => {
        if (v === undefined) throw typeError("can't delete attribute");
        setValue(self, v);
      }),
    },
  }),
);
constructBy(simpleMeta, simpleType, (type, args) => {
  const self = newData(type);
  initialize(self, args);
  return self;
});
