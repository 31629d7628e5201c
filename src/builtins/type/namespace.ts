// `C.__dict__`: a mappingproxy over a dict that reads the class's namespace.

import { type DictEntry, dictType, DictEntry as Entry, mapKeyOf, PyDict } from "#runtime/objects/dict.ts";
import { PyMappingProxy } from "#runtime/objects/mapping-proxy.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import type { PyType } from "#runtime/objects/type.ts";

/** A read-only dict view of a type's namespace. */
class NamespaceDict extends PyDict {
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
    for (const [k, v] of this.type.ns) out.push(new Entry(k, v));
    return out;
  }
}
Object.defineProperty(NamespaceDict.prototype, "cls", { value: dictType });

export function namespaceProxy(t: PyType): PyMappingProxy {
  return new PyMappingProxy(new NamespaceDict(t));
}
