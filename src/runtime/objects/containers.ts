// Layouts and types of list, tuple, bytes, bytearray, slice, range. dict and set are in dict.ts and set.ts.

import { PyObject, type PyValue } from "./object.ts";
import { None } from "./singletons.ts";
import { builtinType, type PyType, TypeFlags } from "./type.ts";

export class PyList extends PyObject {
  items: PyValue[];
  constructor(items: PyValue[] = []) {
    super();
    this.items = items;
  }
}

/** Immutable: `items` is never changed after construction. */
export class PyTuple extends PyObject {
  items: readonly PyValue[];
  /** Memo of tupleHash() in keys.ts; 0 is not known yet. */
  hash = 0;
  constructor(items: readonly PyValue[] = []) {
    super();
    this.items = items;
  }
}

/** Immutable: `data` is never changed after construction. */
export class PyBytes extends PyObject {
  data: Uint8Array;
  constructor(data: Uint8Array = new Uint8Array(0)) {
    super();
    this.data = data;
  }
}

/** Growable: the first `length` bytes of `buffer` count. `exports` counts memoryviews that forbid resizing. */
export class PyByteArray extends PyObject {
  buffer: Uint8Array;
  length: number;
  exports = 0;
  constructor(buffer: Uint8Array = new Uint8Array(0), length: number = buffer.length) {
    super();
    this.buffer = buffer;
    this.length = length;
  }
  get data(): Uint8Array {
    return this.buffer.length === this.length ? this.buffer : this.buffer.subarray(0, this.length);
  }
}

export class PySlice extends PyObject {
  start: PyValue;
  stop: PyValue;
  step: PyValue;
  constructor(start: PyValue = None, stop: PyValue = None, step: PyValue = None) {
    super();
    this.start = start;
    this.stop = stop;
    this.step = step;
  }
}

/** Bounds are ints (number or bigint). */
export class PyRange extends PyObject {
  start: number | bigint;
  stop: number | bigint;
  step: number | bigint;
  constructor(start: number | bigint = 0, stop: number | bigint = 0, step: number | bigint = 1) {
    super();
    this.start = start;
    this.stop = stop;
    this.step = step;
  }
}

const SELF_MATCHING = TypeFlags.BASETYPE | TypeFlags.MATCH_SELF;
export const listType: PyType = builtinType({
  name: "list",
  layout: PyList,
  flags: SELF_MATCHING | TypeFlags.SEQUENCE,
});
export const tupleType: PyType = builtinType({
  name: "tuple",
  layout: PyTuple,
  flags: SELF_MATCHING | TypeFlags.SEQUENCE,
});
export const bytesType: PyType = builtinType({ name: "bytes", layout: PyBytes, flags: SELF_MATCHING });
export const bytearrayType: PyType = builtinType({ name: "bytearray", layout: PyByteArray, flags: SELF_MATCHING });
export const sliceType: PyType = builtinType({ name: "slice", layout: PySlice, flags: 0 });
export const rangeType: PyType = builtinType({ name: "range", layout: PyRange, flags: TypeFlags.SEQUENCE });

export const emptyTuple: PyTuple = new PyTuple([]);

export function tuple(...items: PyValue[]): PyTuple {
  return new PyTuple(items);
}
