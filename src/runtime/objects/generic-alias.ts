// types.GenericAlias: what `list[int]` gives. Layout and construction; attributes and methods are in src/builtins/generic-alias.

import { PyTuple } from "./containers.ts";
import { PyObject, type PyValue } from "./object.ts";
import { None } from "./singletons.ts";
import { builtinType, type PyType, TypeFlags } from "./type.ts";

export class PyGenericAlias extends PyObject {
  origin: PyValue;
  args: PyTuple;
  /** Memo of `__parameters__`. */
  parameters: PyTuple | undefined = undefined;
  /** `*tuple[int]` */
  starred = false;
  constructor(origin: PyValue = None, args: PyTuple = new PyTuple([])) {
    super();
    this.origin = origin;
    this.args = args;
  }
}

export const genericAliasType: PyType = builtinType({
  name: "types.GenericAlias",
  module: "types",
  layout: PyGenericAlias,
  flags: TypeFlags.BASETYPE | TypeFlags.WEAKREF,
});

/** `origin[item]` as `__class_getitem__` of built-in types gives it. */
export function genericAlias(origin: PyValue, item: PyValue): PyGenericAlias {
  return new PyGenericAlias(origin, item instanceof PyTuple ? item : new PyTuple([item]));
}
