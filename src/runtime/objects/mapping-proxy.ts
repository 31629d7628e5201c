// mappingproxy: the read-only view of a mapping. Contents are in src/builtins/mappingproxy.

import { PyObject, type PyValue } from "./object.ts";
import { None } from "./singletons.ts";
import { builtinType, type PyType, TypeFlags } from "./type.ts";

export class PyMappingProxy extends PyObject {
  mapping: PyValue;
  constructor(mapping: PyValue = None) {
    super();
    this.mapping = mapping;
  }
}

export const mappingProxyType: PyType = builtinType({
  name: "mappingproxy",
  layout: PyMappingProxy,
  flags: TypeFlags.MAPPING,
});
