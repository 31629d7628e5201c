// Structures and unions: the metaclasses PyCStructType and UnionType, and the classes Structure and Union. Follows
// Modules/_ctypes/stgdict.c (PyCStructUnionType_update_stginfo, MakeAnonFields) and the Struct_* functions of _ctypes.c.

import { getattr, lookupAttribute, setattr, typeSetattr } from "#runtime/attributes.ts";
import { callKw } from "#runtime/calls/call.ts";
import { current } from "#runtime/current.ts";
import { defineClass, makeType } from "#runtime/native/define.ts";
import { kwrest, pos, rest } from "#runtime/native/params.ts";
import { PyList, PyTuple } from "#runtime/objects/containers.ts";
import type { PyDict } from "#runtime/objects/dict.ts";
import { PyDict as Dict } from "#runtime/objects/dict.ts";
import { attributeError, typeError, valueError } from "#runtime/objects/exceptions.ts";
import { isInt } from "#runtime/objects/numbers.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { fromUtf16, jsText } from "#runtime/objects/str.ts";
import { type PyType, TypeFlags } from "#runtime/objects/type.ts";
import { typeName, typeOf } from "#runtime/objects/type-of.ts";
import { getitem } from "#runtime/operators/items.ts";
import { length, reprText, toArray, toIndexValue } from "#runtime/operators/protocols.ts";
import { constructBy } from "./construct.ts";
import { newData, PyCData } from "./data.ts";
import { dataType } from "./data-type.ts";
import { movedField, PyCField } from "./field.ts";
import { infoOf, PyCType, type Size, startInfo, TypeInfo } from "./info.ts";
import { structureMeta, unionMeta } from "./types.ts";

function sizeOf(layout: PyValue, name: string): Size {
  const v = getattr(layout, name);
  if (!isInt(v)) throw typeError(`'${name}' must be an int`);
  const n = toIndexValue(v);
  if (n < 0) throw valueError(`'${name}' must be non-negative`);
  return n;
}

/** Lays a class out for its `_fields_` (PyCStructUnionType_update_stginfo). */
function setFields(type: PyCType, fields: PyValue, isStruct: boolean): void {
  if (lookupAttribute(type, "_abstract_") !== undefined) return;
  const { info } = type;
  if (info === undefined) throw typeError("ctypes state is not initialized");
  if (info.final) throw attributeError("_fields_ is final", type, "_fields_");
  const base = infoOf(type.base);
  const layout = callKw(getattr(current().importModule("ctypes._layout"), "get_layout"), [type, fields], {
    is_struct: isStruct,
    base: base === undefined ? None : type.base!,
  });
  const size = sizeOf(layout, "size");
  const align = Number(sizeOf(layout, "align"));
  const made = toArray(getattr(layout, "fields"));
  const format = jsText(getattr(layout, "format_spec"))!;
  const flags = new TypeInfo();
  if (base !== undefined) inheritFlags(flags, base);
  for (let i = 0; i < made.length; i++) {
    const field = made[i]!;
    if (!(field instanceof PyCField)) throw typeError(`fields must be of type CField, got ${typeName(field)}`);
    if (field.index !== i)
      throw valueError(`field ${reprText(fromUtf16(field.name))} index mismatch (expected ${i}, got ${field.index})`);
    const part = infoOf(field.proto)!;
    inheritFlags(flags, part);
    if (field.isBitField) flags.hasBitField = true;
    part.final = true;
    field.owner = type;
    typeSetattr(type, field.name, field);
  }
  if (info.final) throw attributeError("Structure or union cannot contain itself", type, "_fields_");
  info.final = true;
  inheritFlags(info, flags);
  info.size = size;
  info.align = align;
  info.length = made.length + Number(base?.length ?? 0);
  info.bufferFormat = format;
  exposeAnonymous(type);
}

function inheritFlags(to: TypeInfo, from: TypeInfo): void {
  to.hasPointer ||= from.isPointer || from.hasPointer;
  to.hasUnion ||= from.hasUnion;
  to.hasBitField ||= from.hasBitField;
}

/** Shows the fields of the parts named in `_anonymous_` as the class's own (MakeAnonFields). */
function exposeAnonymous(type: PyCType): void {
  const anonymous = lookupAttribute(type, "_anonymous_");
  if (anonymous === undefined) return;
  if (typeOf(anonymous).lookup("__getitem__") === undefined) throw typeError("_anonymous_ must be a sequence");
  for (const name of toArray(anonymous)) {
    const field = fieldNamed(type, name);
    if (!(field instanceof PyCField)) {
      throw attributeError(`'${jsText(name)}' is specified in _anonymous_ but not in _fields_`, type, name);
    }
    field.anonymous = true;
    exposeFields(type, field, field.index, field.offset);
  }
}

function fieldNamed(type: PyType, name: PyValue): PyValue {
  const text = jsText(name);
  if (text === undefined) throw typeError(`attribute name must be string, not '${typeName(name)}'`);
  return getattr(type, text);
}

/** MakeFields */
function exposeFields(type: PyCType, part: PyCField, index: number, offset: Size): void {
  const fields = getattr(part.proto, "_fields_");
  if (typeOf(fields).lookup("__getitem__") === undefined) throw typeError("_fields_ must be a sequence");
  for (const pair of toArray(fields)) {
    const items = toArray(pair);
    const name = items[0]!;
    const field = fieldNamed(part.proto, name);
    if (!(field instanceof PyCField)) throw typeError("unexpected type");
    if (field.anonymous) exposeFields(type, field, index + field.index, add(offset, field.offset));
    else {
      const shown = movedField(field, field.name, index, offset);
      shown.owner = type;
      typeSetattr(type, shown.name, shown);
    }
  }
}

const add = (a: Size, b: Size): Size =>
  typeof a === "number" && typeof b === "number" ? a + b : BigInt(a) + BigInt(b);

/** StructUnionType_init */
function initClass(type: PyCType, namespace: PyValue, isStruct: boolean): void {
  const info = startInfo(type);
  info.hasUnion = !isStruct;
  info.bufferFormat = "B";
  if (namespace instanceof Dict) {
    if (namespace.getStr("_abstract_") !== undefined) {
      type.info = undefined;
      return;
    }
    const fields = namespace.getStr("_fields_");
    if (fields !== undefined) {
      setattr(type, "_fields_", fields);
      return;
    }
  }
  const base = infoOf(type.base);
  if (base === undefined) return;
  info.cloneFrom(base);
  base.final = true;
}

function setClassAttribute(type: PyCType, name: PyValue, v: PyValue, isStruct: boolean): void {
  const text = jsText(name);
  if (text === undefined) throw typeError(`attribute name must be string, not '${typeName(name)}'`);
  if (text === "_fields_") setFields(type, v, isStruct);
  typeSetattr(type, text, v);
}

for (const [meta, isStruct] of [
  [structureMeta, true],
  [unionMeta, false],
] as const) {
  defineClass(meta, PyCType, (c) => ({
    slots: {
      init: c.init([pos("name"), pos("bases"), pos("dict"), kwrest("kwargs")], (self, _name, _bases, namespace) =>
        initClass(self, namespace, isStruct),
      ),
      setattr: (self, name, v) => setClassAttribute(self, name, v, isStruct),
      delattr: (self, name) => typeSetattr(self, jsText(name)!, undefined),
    },
  }));
}

/** Sets fields from positional arguments, those of base classes first; gives how many there were fields for (_init_pos_args). */
function initPositional(
  self: PyCData,
  type: PyType,
  args: readonly PyValue[],
  kwargs: PyDict | undefined,
  from: number,
): number {
  let at = from;
  const { base } = type;
  if (base !== undefined && infoOf(base) !== undefined) at = initPositional(self, base, args, kwargs, at);
  const fields = type.own("_fields_");
  if (fields === undefined) return at;
  const count = length(fields);
  for (let i = 0; i < count && at + i < args.length; i++) {
    const field = fields instanceof PyList ? fields.items[i]! : getitem(fields, i);
    const name = field instanceof PyTuple ? field.items[0]! : getitem(field, 0);
    if (kwargs !== undefined && kwargs.get(name) !== undefined)
      throw typeError(`duplicate values for field ${reprText(name)}`);
    setattr(self, jsText(name)!, args[at + i]!);
  }
  return at + count;
}

function initialize(self: PyCData, args: readonly PyValue[], kwargs: PyDict | undefined): void {
  if (args.length > 0 && initPositional(self, typeOf(self), args, kwargs, 0) < args.length)
    throw typeError("too many initializers");
  if (kwargs !== undefined) for (const [k, v] of kwargs.pairs()) setattr(self, jsText(k)!, v);
}

function makeClass(name: string, meta: PyType): PyType {
  const type = makeType(
    PyCData,
    { name: `_ctypes.${name}`, module: "_ctypes", base: dataType, metaclass: meta, flags: TypeFlags.BASETYPE },
    (c) => ({ slots: { init: c.init([rest("args"), kwrest("kwargs")], initialize) } }),
  );
  constructBy(meta, type, (cls, args) => {
    const self = newData(cls);
    initialize(self, args, undefined);
    return self;
  });
  return type;
}

export const structureType: PyType = makeClass("Structure", structureMeta);
export const unionType: PyType = makeClass("Union", unionMeta);
