// Calls of ctypes classes that take the short way: where `__new__` and `__init__` are those of the native base, an instance is made and
// initialised without the protocol of type calls.

import type { CallResult, PyValue } from "#runtime/objects/object.ts";
import { PyType } from "#runtime/objects/type.ts";
import { PyCType } from "./info.ts";

interface Kind {
  readonly base: PyType;
  readonly construct: (type: PyCType, args: PyValue[]) => PyValue;
}

const kinds = new Map<PyType, Kind>();

/** Says what calling a class of a metaclass comes to, where the class adds nothing to the native base. */
export function constructBy(meta: PyType, base: PyType, construct: Kind["construct"]): void {
  kinds.set(meta, { base, construct });
}

function make(type: PyCType, args: PyValue[]): CallResult {
  const { info } = type;
  const kind = info === undefined ? undefined : kinds.get(type.cls);
  if (info === undefined || kind === undefined) return PyType.prototype.callv.call(type, args, undefined);
  if (info.constructVersion !== type.version) {
    info.constructVersion = type.version;
    const same = (name: string): boolean => type.lookup(name) === kind.base.lookup(name);
    info.plainConstruct = same("__new__") && same("__init__");
  }
  return info.plainConstruct ? kind.construct(type, args) : PyType.prototype.callv.call(type, args, undefined);
}

const proto = PyCType.prototype;
proto.call$0 = function (this: PyCType) {
  return make(this, []);
};
proto.call$1 = function (this: PyCType, a) {
  return make(this, [a]);
};
proto.call$2 = function (this: PyCType, a, b) {
  return make(this, [a, b]);
};
proto.call$3 = function (this: PyCType, a, b, c) {
  return make(this, [a, b, c]);
};
proto.call$4 = function (this: PyCType, a, b, c, d) {
  return make(this, [a, b, c, d]);
};
