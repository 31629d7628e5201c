// str_iterator and str_ascii_iterator (Objects/unicodeobject.c).

import { type ClassKit, type ClassSpec, makeType } from "#runtime/native/define.ts";
import { pos } from "#runtime/native/params.ts";
import { PyTuple } from "#runtime/objects/containers.ts";
import { typeError } from "#runtime/objects/exceptions.ts";
import { intValue, isInt } from "#runtime/objects/numbers.ts";
import { PyObject, type PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { fromCodePoints, type Str, strLength } from "#runtime/objects/str.ts";
import { builtin } from "../iterators/reduce.ts";
import { isAscii } from "./case.ts";

class PyStrIterator extends PyObject {
  s: Str | undefined;
  i = 0;
  constructor(s: Str = "") {
    super();
    this.s = s;
  }
  nx(): PyValue | undefined {
    const { s } = this;
    if (typeof s === "string") {
      if (this.i < s.length) return s[this.i++];
    } else if (s !== undefined && this.i < s.cps.length) return fromCodePoints([s.cps[this.i++]!]);
    this.s = undefined;
    return undefined;
  }
}
class PyStrAsciiIterator extends PyStrIterator {}

function contents(c: ClassKit<PyStrIterator>): ClassSpec<PyStrIterator> {
  return {
    slots: { iter: (self) => self, next: (self) => self.nx() },
    methods: {
      __length_hint__: c.method([], (self) => (self.s === undefined ? 0 : strLength(self.s) - self.i)),
      __reduce__: c.method([], (self) => {
        const iter = builtin("iter");
        if (self.s === undefined) return new PyTuple([iter, new PyTuple([""])]);
        return new PyTuple([iter, new PyTuple([self.s]), self.i]);
      }),
      __setstate__: c.method([pos("state")], (self, state) => {
        if (!isInt(state)) throw typeError("an integer is required");
        const n = Number(intValue(state));
        if (self.s !== undefined) self.i = Math.min(Math.max(0, n), strLength(self.s));
        return None;
      }),
    },
  };
}

makeType(PyStrIterator, { name: "str_iterator", flags: 0 }, contents);
makeType(PyStrAsciiIterator, { name: "str_ascii_iterator", flags: 0 }, contents);

export function strIterator(s: Str): PyObject {
  return isAscii(s) ? new PyStrAsciiIterator(s) : new PyStrIterator(s);
}
