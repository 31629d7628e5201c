// Methods as JavaScript functions `(self, a1…an)`: for emitted code that must look a method up before it evaluates the arguments.

import { findMethodEntry, getattr } from "./attributes.ts";
import { typeError } from "./objects/exceptions.ts";
import type { JsFunction } from "./objects/functions.ts";
import type { PyValue } from "./objects/object.ts";
import { typeName } from "./objects/type-of.ts";

/** A function that calls `f` with its arguments after the first. */
export function ignoringSelf(f: PyValue): JsFunction {
  if (typeof f !== "object") throw typeError(`'${typeName(f)}' object is not callable`);
  return (_self, ...args) => {
    switch (args.length) {
      case 0:
        return f.call$0();
      case 1:
        return f.call$1(args[0]);
      case 2:
        return f.call$2(args[0], args[1]);
      case 3:
        return f.call$3(args[0], args[1], args[2]);
      default:
        return f.callv(args, undefined);
    }
  };
}

/** See Abi.loadMethod. */
export function loadMethod(o: PyValue, name: string, n: number): JsFunction {
  const entry = findMethodEntry(o, name, n);
  return entry ?? ignoringSelf(getattr(o, name));
}
