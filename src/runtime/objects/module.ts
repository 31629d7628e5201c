// Module objects: their `__dict__` is `odict`, so that attributes and globals are one storage.

import { PyDict } from "./dict.ts";
import { PyObject } from "./object.ts";
import { builtinType, type PyType, TypeFlags } from "./type.ts";

export class PyModule extends PyObject {
  constructor() {
    super();
    this.odict = new PyDict();
  }
  get dict(): PyDict {
    return this.odict as PyDict;
  }
}

export const moduleType: PyType = builtinType({
  name: "module",
  layout: PyModule,
  flags: TypeFlags.BASETYPE | TypeFlags.DICT | TypeFlags.WEAKREF | TypeFlags.NO_CACHE,
});
