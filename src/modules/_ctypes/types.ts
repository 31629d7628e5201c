// The metaclasses of ctypes. Their contents are attached where their classes are: data-type.ts (what all share), simple.ts, array.ts,
// structure.ts, pointer.ts, function.ts.

import type { PyValue } from "#runtime/objects/object.ts";
import { builtinType, objectType, type PyType, TypeFlags, typeType } from "#runtime/objects/type.ts";
import { PyCType } from "./info.ts";

const flags = TypeFlags.BASETYPE | TypeFlags.NO_CACHE | TypeFlags.DICT;

export const dataMeta: PyType = builtinType({
  name: "_ctypes.CType_Type",
  module: "_ctypes",
  base: typeType,
  layout: PyCType,
  flags: flags | TypeFlags.DISALLOW_INSTANTIATION,
});

const metaclass = (name: string): PyType =>
  builtinType({ name: `_ctypes.${name}`, module: "_ctypes", base: dataMeta, layout: PyCType, flags });

export const structureMeta: PyType = metaclass("PyCStructType");
export const unionMeta: PyType = metaclass("UnionType");
export const pointerMeta: PyType = metaclass("PyCPointerType");
export const arrayMeta: PyType = metaclass("PyCArrayType");
export const simpleMeta: PyType = metaclass("PyCSimpleType");
export const functionMeta: PyType = metaclass("PyCFuncPtrType");

const isOf =
  (meta: PyType) =>
  (type: PyValue): type is PyCType =>
    type instanceof PyCType && type.cls.isSubtype(meta);
export const isPointerType = isOf(pointerMeta);
export const isArrayType = isOf(arrayMeta);
export const isSimpleType = isOf(simpleMeta);
export const isFunctionType = isOf(functionMeta);

/** A class made from `_SimpleCData` itself (c_int), not from another such class. */
export function isDirectSimple(type: PyType): boolean {
  const { base } = type;
  return base !== undefined && !base.isHeap && base !== objectType;
}
