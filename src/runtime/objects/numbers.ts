// int, float, complex, bool as values: boxes, types, and the conversions the whole runtime needs.
// int is a JavaScript number or bigint (see docs/architecture.md); instances of int subclasses are PyInt.

import { PyObject, type PyValue } from "./object.ts";
import { builtinType, type PyType, TypeFlags } from "./type.ts";

/** A float. Also the layout of float subclasses. */
export class PyFloat extends PyObject {
  value: number;
  constructor(value = 0) {
    super();
    this.value = value;
  }
}

/** Instance of a subclass of int (IntEnum members and the like). Plain ints are primitives. */
export class PyInt extends PyObject {
  value: number | bigint = 0;
}

export class PyComplex extends PyObject {
  real: number;
  imag: number;
  constructor(real = 0, imag = 0) {
    super();
    this.real = real;
    this.imag = imag;
  }
}

const NUMBER_FLAGS = TypeFlags.BASETYPE | TypeFlags.MATCH_SELF;
export const intType: PyType = builtinType({ name: "int", layout: PyInt, flags: NUMBER_FLAGS });
/** bool has no boxed instances; the layout is only there to have one. */
export const boolType: PyType = builtinType({
  name: "bool",
  layout: PyInt,
  base: intType,
  flags: TypeFlags.MATCH_SELF,
});
export const floatType: PyType = builtinType({ name: "float", layout: PyFloat, flags: NUMBER_FLAGS });
export const complexType: PyType = builtinType({ name: "complex", layout: PyComplex, flags: TypeFlags.BASETYPE });

const MAX_SAFE = 9007199254740991n;
// A constant: a negated literal is negated, and allocated, each time.
const MIN_SAFE = -MAX_SAFE;

/** The int of a bigint: a number when it is safe. */
export function normalizeInt(b: bigint): number | bigint {
  return b >= MIN_SAFE && b <= MAX_SAFE ? Number(b) : b;
}

/** True for int, bool and int-subclass values. */
export function isInt(v: PyValue): v is number | bigint | boolean | PyInt {
  return typeof v === "number" || typeof v === "bigint" || typeof v === "boolean" || v instanceof PyInt;
}

/** The plain int behind an int, bool or int-subclass value; undefined for others. */
export function intValue(v: PyValue): number | bigint | undefined {
  switch (typeof v) {
    case "number":
    case "bigint":
      return v;
    case "boolean":
      return v ? 1 : 0;
    case "object":
      return v instanceof PyInt ? v.value : undefined;
    default:
      return undefined;
  }
}
