// PickleBuffer: memory that a pickle may leave out of band (Objects/picklebufobject.c, PEP 574).

import { makeMemoryView, memoryViewOf } from "#builtins/memoryview/layout.ts";
import { makeType } from "#runtime/native/define.ts";
import { pos } from "#runtime/native/params.ts";
import { type BufferInfo, type BufferView, getBuffer, isContiguous, notBytesLike } from "#runtime/objects/buffer.ts";
import { bufferError, valueError } from "#runtime/objects/exceptions.ts";
import { PyObject, type PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { type PyType, TypeFlags } from "#runtime/objects/type.ts";

export class PyPickleBuffer extends PyObject {
  view: BufferView | undefined = undefined;
  /** Whose memory it shows. */
  owner: PyValue = None;
  bufferInfo(): BufferInfo {
    const view = viewOfBuffer(this);
    const { data, readonly, format, itemsize, shape, strides, offset } = view;
    return {
      data,
      readonly,
      format,
      itemsize,
      shape,
      strides,
      offset,
      owner: this.owner,
      hold: (owner) => view.hold(owner),
      release: (owner) => view.release(owner),
    };
  }
}

export function viewOfBuffer(b: PyPickleBuffer): BufferView {
  if (b.view === undefined) throw valueError("operation forbidden on released PickleBuffer object");
  return b.view;
}

/** The bytes in the order they lie in memory, one dimension. */
class Raw extends PyObject {
  info: BufferInfo = { data: new Uint8Array(0), readonly: true };
  bufferInfo(): BufferInfo {
    return this.info;
  }
}
makeType(Raw, { name: "raw", module: "_pickle", flags: 0 }, () => ({}));

export const pickleBufferType: PyType = makeType(
  PyPickleBuffer,
  { name: "pickle.PickleBuffer", module: "pickle", flags: TypeFlags.BASETYPE | TypeFlags.WEAKREF },
  (c) => ({
    slots: {
      new: c.make([pos("object")], (cls, v) => {
        const view = getBuffer(v);
        if (view === undefined) throw notBytesLike(v);
        const b = new cls.K() as PyPickleBuffer;
        b.view = view;
        b.owner = view.owner ?? v;
        view.hold(b);
        return b;
      }),
    },
    methods: {
      raw: c.method([], (self) => {
        const view = viewOfBuffer(self);
        if (!isContiguous(view, "C") && !isContiguous(view, "F"))
          throw bufferError("cannot extract raw buffer from non-contiguous buffer");
        const raw = new Raw();
        raw.info = {
          data: view.data.subarray(view.offset, view.offset + view.nbytes),
          readonly: view.readonly,
          owner: self.owner,
          hold: (owner) => view.hold(owner),
          release: (owner) => view.release(owner),
        };
        return memoryViewOf(raw);
      }),
      release: c.method([], (self) => {
        self.view?.release(self);
        self.view = undefined;
        self.owner = None;
        return None;
      }),
      __buffer__: c.method([pos("flags")], (self, flags): PyValue => makeMemoryView(self, flags)),
      __release_buffer__: c.method([pos("buffer")], () => None),
    },
  }),
);
