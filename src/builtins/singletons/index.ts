// NoneType, ellipsis, NotImplementedType.

import { defineClass } from "#runtime/native/define.ts";
import { typeError } from "#runtime/objects/exceptions.ts";
import { PyObject } from "#runtime/objects/object.ts";
import {
  Ellipsis,
  ellipsisType,
  None,
  NotImplemented,
  noneType,
  notImplementedType,
} from "#runtime/objects/singletons.ts";

defineClass(noneType, PyObject, (c) => ({
  slots: { new: c.make([], () => None), repr: () => "None", bool: () => false, hash: () => 0xfca86420 },
  attributes: { __doc__: "The type of the None singleton." },
}));
defineClass(ellipsisType, PyObject, (c) => ({
  slots: { new: c.make([], () => Ellipsis), repr: () => "Ellipsis" },
  methods: { __reduce__: c.method([], () => "Ellipsis") },
  attributes: { __doc__: "The type of the Ellipsis singleton." },
}));
defineClass(notImplementedType, PyObject, (c) => ({
  slots: {
    new: c.make([], () => NotImplemented),
    repr: () => "NotImplemented",
    bool: () => {
      throw typeError("NotImplemented should not be used in a boolean context");
    },
  },
  methods: { __reduce__: c.method([], () => "NotImplemented") },
  attributes: { __doc__: "The type of the NotImplemented singleton." },
}));
