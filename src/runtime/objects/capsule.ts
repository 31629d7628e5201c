// PyCapsule: an opaque box (Objects/capsule.c). There is no C to unpack one; modules that show one in CPython show one here.

import { makeType } from "../native/define.ts";
import { identityOf } from "./hash.ts";
import { PyObject } from "./object.ts";
import { type PyType, TypeFlags } from "./type.ts";

export class PyCapsule extends PyObject {
  readonly name: string;
  constructor(name = "") {
    super();
    this.name = name;
  }
}

export const capsuleType: PyType = makeType(
  PyCapsule,
  { name: "PyCapsule", module: "builtins", flags: TypeFlags.DISALLOW_INSTANTIATION },
  () => ({
    slots: { repr: (self) => `<capsule object "${self.name}" at 0x${identityOf(self).toString(16)}>` },
  }),
);
