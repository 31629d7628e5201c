// array.array: its memory. Grows like a bytearray; while a memoryview holds it, it cannot be resized.

import { type BufferInfo, collectHolders, holdMemory, releaseMemory } from "#runtime/objects/buffer.ts";
import { bufferError, indexError, memoryError } from "#runtime/objects/exceptions.ts";
import { PyObject, type PyValue } from "#runtime/objects/object.ts";
import { type Cells, type ItemKind, kindByCode, store } from "./items.ts";

export class PyArray extends PyObject {
  kind: ItemKind = kindByCode.get("b")!;
  /** All of the memory, and the same as cells; the first `length` items count. */
  raw: Uint8Array = new Uint8Array(0);
  cells: Cells = new Int8Array(0);
  length = 0;
  exports = 0;

  setup(kind: ItemKind, length: number): this {
    this.kind = kind;
    this.allocate(length);
    this.length = length;
    return this;
  }

  private allocate(capacity: number): void {
    const bytes = capacity * this.kind.size;
    if (bytes > 0x7fffffff) throw memoryError();
    const before = this.raw;
    this.raw = new Uint8Array(bytes);
    this.raw.set(before.length > bytes ? before.subarray(0, bytes) : before);
    this.cells = this.kind.cells(this.raw.buffer);
  }

  get(i: number): PyValue {
    return this.kind.get(this.cells, i);
  }

  set(i: number, v: PyValue): void {
    const n = this.kind.convert(v);
    // The conversion may have run Python code that shrank the array.
    if (i >= this.length) throw indexError("array assignment index out of range");
    store(this.kind, this.cells, i, n);
  }

  checkResizable(): void {
    if (this.exports > 0 && collectHolders(this) > 0)
      throw bufferError("cannot resize an array that is exporting buffers");
  }

  /** Sets the length; new items are whatever was there. */
  resize(length: number): void {
    if (length === this.length) return;
    this.checkResizable();
    const capacity = this.raw.length / this.kind.size;
    if (length > capacity) this.allocate(Math.max(length, capacity + (capacity >> 1) + 4));
    else if (length < capacity / 4) this.allocate(length);
    this.length = length;
  }

  append(v: PyValue): void {
    const n = this.kind.convert(v);
    this.resize(this.length + 1);
    store(this.kind, this.cells, this.length - 1, n);
  }

  /** The bytes of the items: not a copy. */
  get bytes(): Uint8Array {
    return this.raw.subarray(0, this.length * this.kind.size);
  }

  /** `self[start:stop] = bytes` in items. */
  replace(start: number, stop: number, bytes: Uint8Array): void {
    const { size } = this.kind;
    const before = this.length;
    const after = before + bytes.length / size - (stop - start);
    const fresh = bytes.buffer === this.raw.buffer ? bytes.slice() : bytes;
    if (after > before) this.resize(after);
    else if (after < before) this.checkResizable();
    if (after !== before) this.raw.copyWithin(start * size + fresh.length, stop * size, before * size);
    this.raw.set(fresh, start * size);
    if (after < before) this.resize(after);
  }

  bufferInfo(): BufferInfo {
    return {
      data: this.bytes,
      readonly: false,
      format: this.kind.format,
      itemsize: this.kind.size,
      hold: (owner) => holdMemory(this, owner),
      release: (owner) => releaseMemory(this, owner),
    };
  }
}
