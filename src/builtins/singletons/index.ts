// NoneType, ellipsis, NotImplementedType.

import { defineClass } from "#runtime/native/define.ts";
import { kwrest, rest } from "#runtime/native/params.ts";
import type { PyDict } from "#runtime/objects/dict.ts";
import { typeError } from "#runtime/objects/exceptions.ts";
import { PyObject, type PyValue } from "#runtime/objects/object.ts";
import {
  Ellipsis,
  ellipsisType,
  None,
  NotImplemented,
  noneType,
  notImplementedType,
} from "#runtime/objects/singletons.ts";

/** A `__new__` that gives the one object there is. */
function only(name: string, value: PyValue) {
  return (_cls: unknown, args: PyValue[], kwargs: PyDict): PyValue => {
    if (args.length > 0 || kwargs.size > 0) throw typeError(`${name} takes no arguments`);
    return value;
  };
}

defineClass(noneType, PyObject, (c) => ({
  slots: {
    new: c.make([rest("args"), kwrest("kwargs")], only("NoneType", None)),
    repr: () => "None",
    bool: () => false,
    hash: () => 0xfca86420,
  },
  attributes: { __doc__: "The type of the None singleton." },
}));
defineClass(ellipsisType, PyObject, (c) => ({
  slots: { new: c.make([rest("args"), kwrest("kwargs")], only("EllipsisType", Ellipsis)), repr: () => "Ellipsis" },
  methods: { __reduce__: c.method([], () => "Ellipsis") },
  attributes: { __doc__: "The type of the Ellipsis singleton." },
}));
defineClass(notImplementedType, PyObject, (c) => ({
  slots: {
    new: c.make([rest("args"), kwrest("kwargs")], only("NotImplementedType", NotImplemented)),
    repr: () => "NotImplemented",
    bool: () => {
      throw typeError("NotImplemented should not be used in a boolean context");
    },
  },
  methods: { __reduce__: c.method([], () => "NotImplemented") },
  attributes: { __doc__: "The type of the NotImplemented singleton." },
}));
