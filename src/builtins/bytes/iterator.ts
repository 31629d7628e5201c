// bytes_iterator (Objects/bytesobject.c) and bytearray_iterator (Objects/bytearrayobject.c).

import { type ClassKit, type ClassSpec, makeType } from "#runtime/native/define.ts";
import { pos } from "#runtime/native/params.ts";
import { type PyByteArray, PyBytes, PyTuple } from "#runtime/objects/containers.ts";
import { typeError } from "#runtime/objects/exceptions.ts";
import { intValue, isInt } from "#runtime/objects/numbers.ts";
import { PyObject, type PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { builtin } from "../iterators/reduce.ts";
import { emptyData } from "./data.ts";

export class PyBytesIterator extends PyObject {
  source: PyBytes | PyByteArray | undefined;
  i = 0;
  constructor(source?: PyBytes | PyByteArray) {
    super();
    this.source = source;
  }
  nx(): PyValue | undefined {
    if (this.source === undefined) return undefined;
    const { source } = this;
    const data = source instanceof PyBytes ? source.data : source.buffer;
    if (this.i < (source instanceof PyBytes ? data.length : source.length)) return data[this.i++]!;
    this.source = undefined;
    return undefined;
  }
}
export class PyByteArrayIterator extends PyBytesIterator {}

function contents(c: ClassKit<PyBytesIterator>): ClassSpec<PyBytesIterator> {
  return {
    slots: { iter: (self) => self, next: (self) => self.nx() },
    methods: {
      __length_hint__: c.method([], (self) =>
        self.source === undefined ? 0 : Math.max(0, self.source.data.length - self.i),
      ),
      __reduce__: c.method([], (self) => {
        const iter = builtin("iter");
        if (self.source === undefined)
          return new PyTuple([
            iter,
            new PyTuple([self instanceof PyByteArrayIterator ? new PyTuple([]) : new PyBytes(emptyData)]),
          ]);
        return new PyTuple([iter, new PyTuple([self.source]), self.i]);
      }),
      __setstate__: c.method([pos("state")], (self, state) => {
        if (!isInt(state)) throw typeError("an integer is required");
        const n = Number(intValue(state));
        if (self.source !== undefined) self.i = Math.min(Math.max(0, n), self.source.data.length);
        return None;
      }),
    },
  };
}

makeType(PyBytesIterator, { name: "bytes_iterator", flags: 0 }, contents);
makeType(PyByteArrayIterator, { name: "bytearray_iterator", flags: 0 }, contents);
