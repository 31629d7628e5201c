// Exception classes that native modules make for themselves (PyErr_NewException).

import { PyDict } from "../objects/dict.ts";
import type { PyValue } from "../objects/object.ts";
import { type PyType, typeType } from "../objects/type.ts";
import { typeNew } from "../objects/type-create.ts";

/** A class of exceptions, as a Python `class` statement in the module would make it. */
export function newException(
  module: string,
  name: string,
  bases: PyType | readonly PyType[],
  attributes: Readonly<Record<string, PyValue>> = {},
): PyType {
  const ns = new PyDict();
  ns.set("__module__", module);
  for (const key of Object.keys(attributes)) ns.set(key, attributes[key]!);
  return typeNew(typeType, name, Array.isArray(bases) ? [...bases] : [bases as PyType], ns, []);
}
