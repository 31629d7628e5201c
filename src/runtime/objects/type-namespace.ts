// A class's namespace as a dict: for `C.__dict__`, a mappingproxy over it, and for the cell `__classdict__`.

import { type DictEntry, dictType, DictEntry as Entry, PyDict } from "./dict.ts";
import { mapKeyOf } from "./keys.ts";
import { PyMappingProxy } from "./mapping-proxy.ts";
import type { PyValue } from "./object.ts";
import { fromUtf16 } from "./str.ts";
import type { PyType } from "./type.ts";

/** A dict view of a type's namespace, to be read. */
export class NamespaceDict extends PyDict {
  readonly type: PyType;
  constructor(type: PyType) {
    super();
    this.type = type;
  }
  override get size(): number {
    this.type.own("__doc__");
    return this.type.ns.size;
  }
  override get(k: PyValue): PyValue | undefined {
    const key = mapKeyOf(k);
    return typeof key === "string" ? this.getStr(key) : undefined;
  }
  override getStr(name: string): PyValue | undefined {
    return this.type.own(name);
  }
  override liveEntries(): (DictEntry | undefined)[] {
    this.type.own("__doc__");
    const out: DictEntry[] = [];
    for (const [k, v] of this.type.ns) out.push(new Entry(fromUtf16(k), v));
    return out;
  }
}
Object.defineProperty(NamespaceDict.prototype, "cls", { value: dictType });

export function namespaceProxy(t: PyType): PyMappingProxy {
  return new PyMappingProxy(new NamespaceDict(t));
}
