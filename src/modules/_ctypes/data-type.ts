// What all ctypes classes share: the methods of CType_Type (from_buffer, from_address, …, `cls * n`) and of `_CData`, their common base.

import { makeMemoryView, memoryViewOf } from "#builtins/memoryview/layout.ts";
import { getattr } from "#runtime/attributes.ts";
import { call, callv } from "#runtime/calls/call.ts";
import { addressSpace } from "#runtime/memory/address-space.ts";
import { index } from "#runtime/native/convert.ts";
import { defineClass, makeNativeFunction, makeType } from "#runtime/native/define.ts";
import { fn, kwrest, pos, rest } from "#runtime/native/params.ts";
import { isContiguous, toSimpleBuffer } from "#runtime/objects/buffer.ts";
import { PyBytes, PyTuple } from "#runtime/objects/containers.ts";
import { PyDict } from "#runtime/objects/dict.ts";
import { attributeError, typeError, valueError } from "#runtime/objects/exceptions.ts";
import { instanceDict } from "#runtime/objects/instance-dict.ts";
import { isInt } from "#runtime/objects/numbers.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { jsText } from "#runtime/objects/str.ts";
import { type PyType, TypeFlags } from "#runtime/objects/type.ts";
import { typeName, typeOf } from "#runtime/objects/type-of.ts";
import { isIndexable, reprText, toIndexValue } from "#runtime/operators/protocols.ts";
import { dataFromParam } from "./arguments.ts";
import { arrayOf } from "./array-class.ts";
import { dataAt, keepReference, newData, PyCData, sharing } from "./data.ts";
import { concreteInfo, infoOf, PyCType } from "./info.ts";
import { noSymbol } from "./libraries.ts";
import { dataMeta } from "./types.ts";

/** Checks that `size` bytes are there from `offset` on. */
function checkSize(length: number, offset: number, type: PyType): void {
  if (offset < 0) throw valueError("offset cannot be negative");
  const size = Number(concreteInfo(type).size);
  if (offset + size > length)
    throw valueError(`Buffer size too small (${length} instead of at least ${offset + size} bytes)`);
}

function fromBuffer(type: PyType, source: PyValue, offset: number): PyValue {
  concreteInfo(type);
  const view = memoryViewOf(source);
  if (view.readonly) throw typeError("underlying buffer is not writable");
  if (!isContiguous(view, "C")) throw typeError("underlying buffer is not C contiguous");
  let length = view.itemsize;
  for (const n of view.shape) length *= n;
  checkSize(length, offset, type);
  const memory = addressSpace().memoryOf(view.data.buffer);
  const o = sharing(type, memory, view.data.byteOffset + view.offset + offset);
  // The view keeps its exporter from moving the memory.
  keepReference(o, -1, view);
  return o;
}

function fromBufferCopy(type: PyType, source: PyValue, offset: number): PyValue {
  concreteInfo(type);
  const bytes = toSimpleBuffer(source);
  checkSize(bytes.length, offset, type);
  const o = newData(type);
  o.memory.bytes.set(bytes.subarray(offset, offset + o.size));
  return o;
}

function noInfo(self: PyType): never {
  throw typeError(`${reprText(self)} must have storage info`);
}

defineClass(dataMeta, PyCType, (c) => ({
  slots: {
    repeat(self, count) {
      if (!isIndexable(count)) throw typeError(`can't multiply sequence by non-int of type '${typeName(count)}'`);
      return arrayOf(self, toIndexValue(count));
    },
  },
  methods: {
    from_param: c.method([pos("value")], dataFromParam),
    from_address: c.method([pos("value")], (self, address) => {
      if (!isInt(address)) throw typeError("integer expected");
      concreteInfo(self);
      return dataAt(self, toIndexValue(address));
    }),
    from_buffer: c.method([pos("obj"), pos("offset", index, "0")], fromBuffer),
    from_buffer_copy: c.method([pos("buffer"), pos("offset", index, "0")], fromBufferCopy),
    in_dll: c.method([pos("dll"), pos("name")], (_self, dll, name) => {
      const symbol = jsText(name);
      if (symbol === undefined) throw typeError(`in_dll() argument 2 must be str, not ${typeName(name)}`);
      if (!isInt(getattr(dll, "_handle")))
        throw typeError("the _handle attribute of the second argument must be an integer");
      throw valueError(noSymbol(symbol));
    }),
  },
  properties: {
    __pointer_type__: c.property(
      (self) => {
        const info = self.info ?? noInfo(self);
        if (info.pointerType === undefined)
          throw attributeError(`${reprText(self)} has no attribute '__pointer_type__'`, self, "__pointer_type__");
        return info.pointerType;
      },
      (self, v) => {
        (self.info ?? noInfo(self)).pointerType = v;
      },
    ),
  },
}));

/** Rebuilds what `__reduce__` took apart. */
const unpickle = makeNativeFunction(
  "_unpickle",
  fn([pos("type"), pos("state")], (type, state) => {
    if (!(state instanceof PyTuple)) throw typeError(`argument 2 must be tuple, not ${typeName(state)}`);
    const o = call(getattr(type, "__new__"), type);
    callv(getattr(o, "__setstate__"), state.items.slice());
    return o;
  }),
  "_ctypes",
);

export const dataType: PyType = makeType(
  PyCData,
  { name: "_ctypes._CData", module: "_ctypes", metaclass: dataMeta, flags: TypeFlags.BASETYPE },
  (c) => ({
    slots: {
      new: c.make([rest("args"), kwrest("kwargs")], (cls) => newData(cls)),
      hash: () => {
        throw typeError("unhashable type");
      },
    },
    methods: {
      __ctypes_from_outparam__: c.method([], (self) => self),
      __buffer__: c.method([pos("flags")], (self, flags) => makeMemoryView(self, flags)),
      __reduce__: c.method([], (self) => {
        const info = infoOf(typeOf(self));
        if (info === undefined || info.isPointer || info.hasPointer)
          throw valueError("ctypes objects containing pointers cannot be pickled");
        const dict = self.cls.hasDict ? getattr(self, "__dict__") : instanceDict(self);
        return new PyTuple([
          unpickle,
          new PyTuple([typeOf(self), new PyTuple([dict, new PyBytes(self.bytes.slice())])]),
        ]);
      }),
      __setstate__: c.method([rest("state")], (self, state) => {
        if (state.length !== 2) throw typeError(`__setstate__() takes exactly 2 arguments (${state.length} given)`);
        const [dict, data] = state as [PyValue, PyValue];
        if (!(dict instanceof PyDict)) throw typeError(`__setstate__() argument 1 must be dict, not ${typeName(dict)}`);
        const bytes = toSimpleBuffer(data);
        self.bytes.set(bytes.subarray(0, self.size));
        const own = getattr(self, "__dict__");
        if (!(own instanceof PyDict))
          throw typeError(`${typeName(self)}.__dict__ must be a dictionary, not ${typeName(own)}`);
        for (const [k, v] of dict.pairs()) own.set(k, v);
        return None;
      }),
    },
    properties: {
      _b_base_: c.member((self) => self.base ?? None),
      _b_needsfree_: c.member((self) => (self.owns ? 1 : 0)),
      _objects: c.member((self) => self.objects ?? None),
    },
  }),
);

export { unpickle };
