// Indices and slices of sequences: PySlice_Unpack, PySlice_AdjustIndices (Objects/sliceobject.c), and repetition counts.

import { allocatingItems } from "../allocation.ts";
import { PySlice } from "../objects/containers.ts";
import { indexError, typeError, valueError } from "../objects/exceptions.ts";
import type { PyValue } from "../objects/object.ts";
import { None } from "../objects/singletons.ts";
import { typeName } from "../objects/type-of.ts";
import { isIndexable, toClippedSize, toSize } from "./protocols.ts";

export interface SliceRange {
  start: number;
  stop: number;
  step: number;
  /** Number of items selected. */
  count: number;
}

const MAX = Number.MAX_SAFE_INTEGER;

/** One bound of a slice, clipped. */
function bound(v: PyValue, missing: number): number {
  if (typeof v === "number") return v;
  if (v === None) return missing;
  if (!isIndexable(v)) throw typeError("slice indices must be integers or None or have an __index__ method");
  return toClippedSize(v);
}

/** The slice's own bounds, before they are fitted to a length. */
export function unpackSlice(s: PySlice): { start: number; stop: number; step: number } {
  const step = bound(s.step, 1);
  if (step === 0) throw valueError("slice step cannot be zero");
  const start = bound(s.start, step < 0 ? MAX : 0);
  const stop = bound(s.stop, step < 0 ? -MAX : MAX);
  return { start, stop, step };
}

/** Fits bounds to a sequence of `length` items. */
export function adjustSlice(b: { start: number; stop: number; step: number }, length: number): SliceRange {
  let { start, stop } = b;
  const { step } = b;
  if (start < 0) {
    start += length;
    if (start < 0) start = step < 0 ? -1 : 0;
  } else if (start >= length) start = step < 0 ? length - 1 : length;
  if (stop < 0) {
    stop += length;
    if (stop < 0) stop = step < 0 ? -1 : 0;
  } else if (stop >= length) stop = step < 0 ? length - 1 : length;
  let count = 0;
  if (step < 0) {
    if (stop < start) count = Math.floor((start - stop - 1) / -step) + 1;
  } else if (start < stop) count = Math.floor((stop - start - 1) / step) + 1;
  return { start, stop, step, count };
}

/** `s.indices(length)` for sequences of known length. */
export function sliceRange(s: PySlice, length: number): SliceRange {
  return adjustSlice(unpackSlice(s), length);
}

/** The selected items as a fresh array. */
export function sliceItems(items: readonly PyValue[], s: PySlice): PyValue[] {
  const b = unpackSlice(s);
  const { start, stop, step, count } = adjustSlice(b, items.length);
  if (step === 1) return items.slice(start, stop);
  const out: PyValue[] = [];
  for (let i = start, n = 0; n < count; i += step, n++) out.push(items[i]!);
  return out;
}

/** `text[start:stop:step]` of a string without surrogates. */
export function sliceText(text: string, s: PySlice): string {
  const { length } = text;
  if (s.step === None) {
    // JavaScript's slice counts negative bounds from the end as well.
    const start = s.start === None ? 0 : s.start;
    const stop = s.stop === None ? length : s.stop;
    if (typeof start === "number" && typeof stop === "number") return text.slice(start, stop);
  } else if (s.step === -1 && s.start === None && s.stop === None && length < 32) {
    let out = "";
    for (let i = length - 1; i >= 0; i--) out += text[i]!;
    return out;
  }
  const { start, stop, step, count } = adjustSlice(unpackSlice(s), length);
  if (step === 1) return start < stop ? text.slice(start, stop) : "";
  let out = "";
  let i = start;
  let n = 0;
  for (; n + 8 <= count; n += 8, i += 8 * step) {
    out += String.fromCharCode(
      text.charCodeAt(i),
      text.charCodeAt(i + step),
      text.charCodeAt(i + 2 * step),
      text.charCodeAt(i + 3 * step),
      text.charCodeAt(i + 4 * step),
      text.charCodeAt(i + 5 * step),
      text.charCodeAt(i + 6 * step),
      text.charCodeAt(i + 7 * step),
    );
  }
  for (; n < count; n++, i += step) out += text[i]!;
  return out;
}

/** A subscript as a size; undefined when it is a slice. `what` begins the message ("list indices"). */
export function subscriptIndex(k: PyValue, what: string): number | undefined {
  if (typeof k === "number") return k;
  if (k instanceof PySlice) return undefined;
  if (!isIndexable(k)) throw typeError(`${what} must be integers or slices, not ${typeName(k)}`);
  return toSize(k, indexError);
}

/** Items `n` times over; n counts from an operand of `*`. */
export function repeatItems(items: readonly PyValue[], n: number): PyValue[] {
  if (n <= 0 || items.length === 0) return [];
  const total = items.length * n;
  allocatingItems(total);
  if (items.length === 1) return new Array<PyValue>(n).fill(items[0]!);
  const out = new Array<PyValue>(total);
  const { length } = items;
  for (let i = 0, j = 0; i < total; i++) {
    out[i] = items[j]!;
    if (++j === length) j = 0;
  }
  return out;
}

/** The count operand of `sequence * count`. */
export function repeatCount(v: PyValue): number {
  if (typeof v === "number") return v;
  if (!isIndexable(v)) throw typeError(`can't multiply sequence by non-int of type '${typeName(v)}'`);
  return toSize(v);
}

/** An optional position argument of index(): clipped, negative ones from the end. */
export function searchBound(v: PyValue, length: number): number {
  if (!isIndexable(v)) throw typeError("slice indices must be integers or have an __index__ method");
  let n = toClippedSize(v);
  if (n < 0) {
    n += length;
    if (n < 0) n = 0;
  }
  return n;
}
