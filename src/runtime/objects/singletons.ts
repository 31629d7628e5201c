// None, Ellipsis, NotImplemented.

import { PyObject } from "./object.ts";
import { builtinType, type PyType } from "./type.ts";

class PyNone extends PyObject {}
class PyEllipsis extends PyObject {}
class PyNotImplemented extends PyObject {}

export const noneType: PyType = builtinType({ name: "NoneType", layout: PyNone, flags: 0 });
export const ellipsisType: PyType = builtinType({ name: "ellipsis", layout: PyEllipsis, flags: 0 });
export const notImplementedType: PyType = builtinType({
  name: "NotImplementedType",
  layout: PyNotImplemented,
  flags: 0,
});

export const None: PyObject = new PyNone();
export const Ellipsis: PyObject = new PyEllipsis();
export const NotImplemented: PyObject = new PyNotImplemented();
