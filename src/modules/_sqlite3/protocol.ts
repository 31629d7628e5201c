// PrepareProtocol: what adapters adapt to (Modules/_sqlite/prepare_protocol.c).

import { makeType } from "#runtime/native/define.ts";
import { PyObject } from "#runtime/objects/object.ts";
import { type PyType, TypeFlags } from "#runtime/objects/type.ts";

class PyPrepareProtocol extends PyObject {}

export const prepareProtocolType: PyType = makeType(
  PyPrepareProtocol,
  { name: "sqlite3.PrepareProtocol", module: "sqlite3", flags: TypeFlags.BASETYPE },
  (c) => ({ slots: { new: c.makePlain() } }),
);
