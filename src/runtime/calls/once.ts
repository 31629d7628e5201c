// Calls as functions, for code that runs once (`once` in src/codegen/context.ts): the callee is tested here, and every site shares the
// feedback of one call. They give undefined where the callee raises, as emitted code expects.

import { typeError } from "../objects/exceptions.ts";
import type { CallResult, PyObject, PyValue } from "../objects/object.ts";
import { typeName } from "../objects/type-of.ts";

function callee(f: PyValue): PyObject {
  if (typeof f !== "object") throw typeError(`'${typeName(f)}' object is not callable`);
  return f;
}

export const onceCalls = {
  invoke0: (f: PyValue): CallResult => callee(f).call$0(),
  invoke1: (f: PyValue, a: PyValue): CallResult => callee(f).call$1(a),
  invoke2: (f: PyValue, a: PyValue, b: PyValue): CallResult => callee(f).call$2(a, b),
  invoke3: (f: PyValue, a: PyValue, b: PyValue, c: PyValue): CallResult => callee(f).call$3(a, b, c),
  invoke4: (f: PyValue, a: PyValue, b: PyValue, c: PyValue, d: PyValue): CallResult => callee(f).call$4(a, b, c, d),
  invoke5: (f: PyValue, a: PyValue, b: PyValue, c: PyValue, d: PyValue, e: PyValue): CallResult =>
    callee(f).call$5(a, b, c, d, e),
  invoke6: (f: PyValue, a: PyValue, b: PyValue, c: PyValue, d: PyValue, e: PyValue, g: PyValue): CallResult =>
    callee(f).call$6(a, b, c, d, e, g),
};
