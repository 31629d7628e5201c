import { PyObject } from "#runtime/objects/object.ts";
import { builtinType, type PyType } from "#runtime/objects/type.ts";
export class PyMemoryView extends PyObject {}
export const memoryviewType: PyType = builtinType({ name: "memoryview", layout: PyMemoryView, flags: 0 });
