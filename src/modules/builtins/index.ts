// Module builtins: every built-in type and function by name.

import { builtinFunctions } from "#builtins/functions/index.ts";
import { enumerateType, filterType, mapType, zipType } from "#builtins/iterators/combining.ts";
import { reversedType } from "#builtins/iterators/sequences.ts";
import { memoryviewType } from "#builtins/memoryview/layout.ts";
import { defineModule, type NativeModule } from "#runtime/native/define.ts";
import { bytearrayType, bytesType, listType, rangeType, sliceType, tupleType } from "#runtime/objects/containers.ts";
import { dictType } from "#runtime/objects/dict.ts";
import { exceptionTypes } from "#runtime/objects/exceptions.ts";
import { classmethodType, propertyType, staticmethodType } from "#runtime/objects/functions.ts";
import { boolType, complexType, floatType, intType } from "#runtime/objects/numbers.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { frozensetType, setType } from "#runtime/objects/set.ts";
import { Ellipsis, None, NotImplemented } from "#runtime/objects/singletons.ts";
import { strType } from "#runtime/objects/str.ts";
import { objectType, type PyType, typeType } from "#runtime/objects/type.ts";
import { superType } from "#runtime/super.ts";
import { evaluationFunctions } from "./evaluation.ts";
import { outputFunctions } from "./output.ts";

const types: PyType[] = [
  objectType,
  typeType,
  superType,
  intType,
  boolType,
  floatType,
  complexType,
  strType,
  bytesType,
  bytearrayType,
  memoryviewType,
  listType,
  tupleType,
  dictType,
  setType,
  frozensetType,
  rangeType,
  sliceType,
  propertyType,
  classmethodType,
  staticmethodType,
  enumerateType,
  filterType,
  mapType,
  zipType,
  reversedType,
];

const builtinsModule: NativeModule = defineModule("builtins", (interpreter) => {
  const attributes: Record<string, PyValue> = {
    None,
    Ellipsis,
    NotImplemented,
    True: true,
    False: false,
    __debug__: (interpreter.flags["optimize"] ?? 0) === 0,
  };
  for (const t of types) attributes[t.name] = t;
  for (const [name, t] of exceptionTypes) attributes[name] = t;
  attributes["EnvironmentError"] = attributes["IOError"] = exceptionTypes.get("OSError")!;
  return { functions: { ...builtinFunctions, ...evaluationFunctions, ...outputFunctions }, attributes };
});
export default builtinsModule;
