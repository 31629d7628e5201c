// The type bool (Objects/boolobject.c): true and false as JavaScript has them; the rest is inherited from int.

import { warnDeprecated } from "#runtime/exceptions/warn.ts";
import { type ClassSpec, defineClass } from "#runtime/native/define.ts";
import { pos } from "#runtime/native/params.ts";
import { boolType, intValue, PyInt } from "#runtime/objects/numbers.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { NotImplemented } from "#runtime/objects/singletons.ts";
import { truthy } from "#runtime/operators/protocols.ts";
import { bitAnd, bitOr, bitXor, type Int } from "#text/int-math.ts";

function bitwise(bools: (a: boolean, b: boolean) => boolean, ints: (a: Int, b: Int) => Int) {
  return (self: boolean, other: PyValue): PyValue => {
    if (typeof other === "boolean") return bools(self, other);
    const b = intValue(other);
    return b === undefined ? NotImplemented : ints(self ? 1 : 0, b);
  };
}

const and = bitwise((a, b) => a && b, bitAnd);
const or = bitwise((a, b) => a || b, bitOr);
const xor = bitwise((a, b) => a !== b, bitXor);

defineClass<boolean>(
  boolType,
  PyInt as unknown as abstract new () => boolean,
  (c): ClassSpec<boolean> => ({
    slots: {
      new: c.make([pos("object", "False")], (_cls, object) => truthy(object)),
      repr: (self) => (self ? "True" : "False"),
      invert: (self) => {
        warnDeprecated(
          "Bitwise inversion '~' on bool is deprecated and will be removed in Python 3.16. This returns the bitwise inversion of the underlying int object and is usually not what you expect from negating a bool. Use the 'not' operator for boolean negation or ~int(x) if you really want the bitwise inversion of the underlying int.",
        );
        return self ? -2 : -1;
      },
      and,
      rand: and,
      xor,
      rxor: xor,
      or,
      ror: or,
    },
  }),
);
