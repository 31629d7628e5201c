// memoryview and memory_iterator: layouts and making. A view holds its exporter until it is released.

import { type BufferInfo, type BufferView, getBuffer, holdMemory, releaseMemory } from "#runtime/objects/buffer.ts";
import { typeError, valueError } from "#runtime/objects/exceptions.ts";
import { PyObject, type PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { builtinType, type PyType, TypeFlags } from "#runtime/objects/type.ts";
import { typeName } from "#runtime/objects/type-of.ts";
import { toIndexValue } from "#runtime/operators/protocols.ts";

export class PyMemoryView extends PyObject {
  /** undefined once released. */
  base: BufferView | undefined = undefined;
  /** The object whose memory it shows. */
  obj: PyValue = None;
  data: Uint8Array = new Uint8Array(0);
  offset = 0;
  format = "B";
  itemsize = 1;
  readonly = true;
  shape: readonly number[] = [];
  strides: readonly number[] = [];
  hash: number | bigint | undefined = undefined;
  /** Buffers taken of this very view. */
  exports = 0;

  bufferInfo(): BufferInfo {
    checkReleased(this);
    const { data, offset, format, itemsize, shape, strides } = this;
    return {
      data,
      offset,
      format,
      itemsize,
      shape,
      strides,
      readonly: this.readonly,
      hold: (owner) => holdMemory(this, owner),
      release: (owner) => releaseMemory(this, owner),
    };
  }
}

export const memoryviewType: PyType = builtinType({
  name: "memoryview",
  layout: PyMemoryView,
  flags: TypeFlags.SEQUENCE,
});

export function checkReleased(self: PyMemoryView): void {
  if (self.base === undefined) throw valueError("operation forbidden on released memoryview object");
}

/** A view of the same memory with other geometry. */
export function derive(
  self: PyMemoryView,
  changes: Partial<Pick<PyMemoryView, "offset" | "format" | "itemsize" | "readonly" | "shape" | "strides">>,
): PyMemoryView {
  const made = new PyMemoryView();
  made.base = self.base;
  made.obj = self.obj;
  made.data = self.data;
  made.offset = changes.offset ?? self.offset;
  made.format = changes.format ?? self.format;
  made.itemsize = changes.itemsize ?? self.itemsize;
  made.readonly = changes.readonly ?? self.readonly;
  made.shape = changes.shape ?? self.shape;
  made.strides = changes.strides ?? self.strides;
  made.base!.hold(made);
  return made;
}

/** `memoryview(v)`; undefined when v is not bytes-like. */
function viewOf(v: PyValue): PyMemoryView | undefined {
  if (v instanceof PyMemoryView) {
    checkReleased(v);
    return derive(v, {});
  }
  const base = getBuffer(v);
  if (base === undefined) return undefined;
  const made = new PyMemoryView();
  made.base = base;
  made.obj = base.owner ?? v;
  made.data = base.data;
  made.offset = base.offset;
  made.format = base.format;
  made.itemsize = base.itemsize;
  made.readonly = base.readonly;
  made.shape = base.shape;
  made.strides = base.strides;
  base.hold(made);
  return made;
}

export function memoryViewOf(v: PyValue): PyMemoryView {
  const made = viewOf(v);
  if (made === undefined) throw typeError(`memoryview: a bytes-like object is required, not '${typeName(v)}'`);
  return made;
}

/** `v.__buffer__(flags)` of a native type. */
export function makeMemoryView(v: PyValue, flags: PyValue): PyMemoryView {
  toIndexValue(flags);
  return memoryViewOf(v);
}
