// The buffer protocol (PEP 3118, Objects/abstract.c): what bytes-like objects show of their memory. A native layout joins by a JavaScript
// method `bufferInfo()`; Python classes by `__buffer__` (PEP 688).

import { callSpecial } from "../calls/call.ts";
import { current } from "../current.ts";
import { PyByteArray, PyBytes } from "./containers.ts";
import { bufferError, type PyBaseException, typeError } from "./exceptions.ts";
import type { PyValue } from "./object.ts";
import { typeName } from "./type-of.ts";

/** What an exporter tells about itself. Without shape it is one dimension of bytes, all of `data`. */
export interface BufferInfo {
  data: Uint8Array;
  readonly: boolean;
  /** struct format of an item; "B" when missing. */
  format?: string;
  itemsize?: number;
  shape?: readonly number[];
  strides?: readonly number[];
  /** Where the first item is in `data`. */
  offset?: number;
  /** The object whose memory it is, where that is not the exporter itself. */
  owner?: PyValue | undefined;
  /** Called when `owner` (a memoryview) keeps the memory: forbids resizing until it releases it or is gone. */
  hold?: (owner: object) => void;
  release?: (owner: object) => void;
}

/** A layout class that exports its memory. */
export interface BufferExporter {
  bufferInfo(): BufferInfo;
}

/** A view of an exporter's memory with everything filled in. */
export class BufferView {
  readonly data: Uint8Array;
  readonly readonly: boolean;
  readonly format: string;
  readonly itemsize: number;
  readonly shape: readonly number[];
  readonly strides: readonly number[];
  readonly offset: number;
  private readonly info: BufferInfo;
  constructor(info: BufferInfo) {
    this.info = info;
    this.data = info.data;
    this.readonly = info.readonly;
    this.format = info.format ?? "B";
    this.itemsize = info.itemsize ?? 1;
    this.shape = info.shape ?? [Math.floor(info.data.length / this.itemsize)];
    this.strides = info.strides ?? contiguousStrides(this.shape, this.itemsize);
    this.offset = info.offset ?? 0;
  }

  get owner(): PyValue | undefined {
    return this.info.owner;
  }

  /** Keeps the exporter from moving its memory until release(). */
  hold(owner: object): void {
    this.info.hold?.(owner);
  }

  release(owner: object): void {
    this.info.release?.(owner);
  }

  get nbytes(): number {
    return product(this.shape) * this.itemsize;
  }

  /** The bytes in C order; not a copy where the memory is contiguous. */
  contents(): Uint8Array {
    return viewContents(this);
  }
}

export function product(shape: readonly number[]): number {
  let n = 1;
  for (const s of shape) n *= s;
  return n;
}

/** Strides of a C-contiguous array. */
export function contiguousStrides(shape: readonly number[], itemsize: number): number[] {
  const out = new Array<number>(shape.length);
  let step = itemsize;
  for (let i = shape.length - 1; i >= 0; i--) {
    out[i] = step;
    step *= shape[i]!;
  }
  return out;
}

interface Layout {
  data: Uint8Array;
  itemsize: number;
  shape: readonly number[];
  strides: readonly number[];
  offset: number;
}

export function isContiguous(v: Layout, order: "C" | "F"): boolean {
  const n = v.shape.length;
  if (product(v.shape) === 0) return true;
  let step = v.itemsize;
  for (let k = 0; k < n; k++) {
    const i = order === "C" ? n - 1 - k : k;
    if (v.shape[i]! > 1 && v.strides[i] !== step) return false;
    step *= v.shape[i]!;
  }
  return true;
}

/** Byte offsets of all items in C order. */
export function itemOffsets(v: Layout): number[] {
  let offsets = [v.offset];
  for (let d = 0; d < v.shape.length; d++) {
    const next: number[] = [];
    for (const o of offsets) for (let i = 0; i < v.shape[d]!; i++) next.push(o + i * v.strides[d]!);
    offsets = next;
  }
  return offsets;
}

export function viewContents(v: Layout): Uint8Array {
  const nbytes = product(v.shape) * v.itemsize;
  if (isContiguous(v, "C")) {
    return v.offset === 0 && nbytes === v.data.length ? v.data : v.data.subarray(v.offset, v.offset + nbytes);
  }
  const out = new Uint8Array(nbytes);
  const { itemsize } = v;
  let at = 0;
  for (const o of itemOffsets(v)) for (let k = 0; k < itemsize; k++) out[at++] = v.data[o + k]!;
  return out;
}

/** An object with memory that views may hold. */
interface Held {
  exports: number;
}

// CPython lets go of the memory when the last reference to a view goes. Views are held weakly here, so that one that is only
// forgotten, not released, does not lock its object for ever.
const holders = new WeakMap<Held, Map<object, WeakRef<object>>>();
const tokens = new WeakMap<object, object>();

export function holdMemory(exporter: Held, owner: object): void {
  let views = holders.get(exporter);
  if (views === undefined) holders.set(exporter, (views = new Map()));
  const token = {};
  tokens.set(owner, token);
  views.set(token, new WeakRef(owner));
  exporter.exports = views.size;
}

export function releaseMemory(exporter: Held, owner: object): void {
  const views = holders.get(exporter);
  const token = tokens.get(owner);
  if (views === undefined || token === undefined) return;
  views.delete(token);
  exporter.exports = views.size;
}

/** Number of views that still hold the memory. */
export function collectHolders(exporter: Held): number {
  const views = holders.get(exporter);
  if (views === undefined) return exporter.exports;
  const prune = (): number => {
    for (const [token, ref] of views) if (ref.deref() === undefined) views.delete(token);
    exporter.exports = views.size;
    return views.size;
  };
  if (prune() > 0) {
    // Where the host can collect at once, forgotten views are seen to be gone.
    const { host } = current();
    if (host.collect !== undefined) {
      host.collect();
      prune();
    }
  }
  return exporter.exports;
}

/** The buffer of a bytes-like value, undefined for other values. The caller holds it only while it keeps it. */
export function getBuffer(v: PyValue): BufferView | undefined {
  if (typeof v !== "object") return undefined;
  const heap = v.cls.isHeap;
  if (heap) {
    // A Python class may define or override __buffer__.
    const f = v.cls.lookup("__buffer__");
    if (f !== undefined && typeof f === "object" && (f as { owner?: unknown }).owner === undefined) {
      const made = callSpecial(v, "__buffer__", 0x11c);
      if (
        made === undefined ||
        typeof made !== "object" ||
        (made as Partial<BufferExporter>).bufferInfo === undefined
      ) {
        throw typeError(`__buffer__ returned non-memoryview object`);
      }
      return new BufferView((made as unknown as BufferExporter).bufferInfo());
    }
  }
  if (v instanceof PyBytes) return new BufferView({ data: v.data, readonly: true });
  if (v instanceof PyByteArray) {
    return new BufferView({
      data: v.data,
      readonly: false,
      hold: (owner) => holdMemory(v, owner),
      release: (owner) => releaseMemory(v, owner),
    });
  }
  const exporter = v as Partial<BufferExporter>;
  return exporter.bufferInfo === undefined ? undefined : new BufferView(exporter.bufferInfo());
}

export function notBytesLike(v: PyValue): PyBaseException {
  return typeError(`a bytes-like object is required, not '${typeName(v)}'`);
}

/** The bytes of a bytes-like value; undefined for others. Not a copy where the memory is contiguous. */
export function bytesLike(v: PyValue): Uint8Array | undefined {
  if (v instanceof PyBytes || v instanceof PyByteArray) return v.data;
  return getBuffer(v)?.contents();
}

/** The bytes of a bytes-like value; TypeError "a bytes-like object is required, not 'X'". */
export function toBytesLike(v: PyValue): Uint8Array {
  const data = bytesLike(v);
  if (data === undefined) throw notBytesLike(v);
  return data;
}

/** As toBytesLike, for those who ask for plain memory (Argument Clinic's Py_buffer): it must be contiguous. */
export function toSimpleBuffer(v: PyValue): Uint8Array {
  if (v instanceof PyBytes || v instanceof PyByteArray) return v.data;
  const view = getBuffer(v);
  if (view === undefined) throw notBytesLike(v);
  if (!isContiguous(view, "C")) throw bufferError("memoryview: underlying buffer is not C-contiguous");
  return view.contents();
}

/** The memory of a writable, contiguous buffer, for readinto() and the like. */
export function toWritableBuffer(v: PyValue, message?: string): BufferView {
  const view = getBuffer(v);
  if (view === undefined || view.readonly)
    throw typeError(message ?? `read-write bytes-like object expected, not ${typeName(v)}`);
  if (!isContiguous(view, "C")) throw bufferError("memoryview: underlying buffer is not C-contiguous");
  return view;
}
