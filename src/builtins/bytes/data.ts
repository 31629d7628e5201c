// Operations on plain bytes that bytes and bytearray share: search, split, strip, case, padding (Objects/bytes_methods.c, stringlib).

import { allocating } from "#runtime/allocation.ts";
import { memoryError, valueError } from "#runtime/objects/exceptions.ts";
import { sameData } from "#runtime/operators/compare.ts";
import { TwoWay } from "#text/two-way.ts";
import { MAX_TEXT } from "../str/search.ts";

export const emptyData: Uint8Array = new Uint8Array(0);
/** Largest size of a result. */
export const MAX_BYTES = 4 * MAX_TEXT;

export function checkSize(n: number): number {
  if (n > MAX_BYTES) throw memoryError();
  allocating(n);
  return n;
}

function matchesAt(hay: Uint8Array, at: number, needle: Uint8Array): boolean {
  for (let k = 0; k < needle.length; k++) if (hay[at + k] !== needle[k]) return false;
  return true;
}

/** Length of what `hay` at `at` has in common with the needle. */
function commonLength(hay: Uint8Array, at: number, needle: Uint8Array): number {
  let k = 0;
  while (k < needle.length && hay[at + k] === needle[k]) k++;
  return k;
}

export function findData(hay: Uint8Array, needle: Uint8Array, start: number, end: number): number {
  const n = needle.length;
  if (end - start < n) return -1;
  if (n === 0) return start;
  const first = needle[0]!;
  const last = end - n;
  // Comparisons that led nowhere: when they outgrow the text that was passed, the needle is one for the linear search.
  let spent = -2000;
  for (let i = hay.indexOf(first, start); i >= 0 && i <= last; i = hay.indexOf(first, i + 1)) {
    const k = n === 1 ? 1 : commonLength(hay, i, needle);
    if (k === n) return i;
    spent += k;
    if (spent > 4 * (i - start)) return new TwoWay(needle).find(hay, i + 1, end);
  }
  return -1;
}

export function findLastData(hay: Uint8Array, needle: Uint8Array, start: number, end: number): number {
  const n = needle.length;
  if (end - start < n) return -1;
  if (n === 0) return end;
  const first = needle[0]!;
  for (let i = hay.lastIndexOf(first, end - n); i >= start; i = i === 0 ? -1 : hay.lastIndexOf(first, i - 1)) {
    if (n === 1 || matchesAt(hay, i, needle)) return i;
  }
  return -1;
}

export function countData(hay: Uint8Array, needle: Uint8Array, start: number, end: number): number {
  const n = needle.length;
  if (end - start < n) return 0;
  if (n === 0) return end - start + 1;
  let count = 0;
  for (let i = findData(hay, needle, start, end); i >= 0; i = findData(hay, needle, i + n, end)) count++;
  return count;
}

export function tailMatches(hay: Uint8Array, sub: Uint8Array, start: number, end: number, atEnd: boolean): boolean {
  const last = end - sub.length;
  if (last < start) return false;
  return matchesAt(hay, atEnd ? last : start, sub);
}

export function compareData(a: Uint8Array, b: Uint8Array): number {
  const n = Math.min(a.length, b.length);
  for (let i = 0; i < n; i++) if (a[i] !== b[i]) return a[i]! - b[i]!;
  return a.length - b.length;
}

export function equalData(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && sameData(a, b, a.length);
}

export function concatData(parts: readonly Uint8Array[]): Uint8Array {
  let total = 0;
  for (const p of parts) total += p.length;
  const out = new Uint8Array(checkSize(total));
  let at = 0;
  for (const p of parts) {
    copyInto(out, at, p);
    at += p.length;
  }
  return out;
}

/** `a + b`. */
export function joinData(a: Uint8Array, b: Uint8Array): Uint8Array {
  const out = new Uint8Array(checkSize(a.length + b.length));
  copyInto(out, 0, a);
  copyInto(out, a.length, b);
  return out;
}

export function repeatData(data: Uint8Array, n: number): Uint8Array {
  if (n <= 0 || data.length === 0) return emptyData;
  const total = checkSize(data.length * n);
  const out = new Uint8Array(total);
  if (data.length === 1) return out.fill(data[0]!);
  out.set(data);
  let done = data.length;
  while (done < total) {
    const step = Math.min(done, total - done);
    out.copyWithin(done, 0, step);
    done += step;
  }
  return out;
}

export function replaceData(hay: Uint8Array, old: Uint8Array, fresh: Uint8Array, count: number): Uint8Array {
  if (count < 0) count = Number.POSITIVE_INFINITY;
  const n = old.length;
  if (n === 0) {
    const times = Math.min(count, hay.length + 1);
    const out = new Uint8Array(checkSize(hay.length + times * fresh.length));
    let at = 0;
    for (let i = 0; i <= hay.length; i++) {
      if (i < times) {
        out.set(fresh, at);
        at += fresh.length;
      }
      if (i < hay.length) out[at++] = hay[i]!;
    }
    return out;
  }
  const parts: Uint8Array[] = [];
  let from = 0;
  for (; count > 0; count--) {
    const i = findData(hay, old, from, hay.length);
    if (i < 0) break;
    parts.push(hay.subarray(from, i), fresh);
    from = i + n;
  }
  if (from === 0) return hay;
  parts.push(hay.subarray(from));
  return concatData(parts);
}

export function isSpaceByte(c: number): boolean {
  return c === 32 || (c >= 9 && c <= 13);
}

export function splitSpaces(data: Uint8Array, limit: number): Uint8Array[] {
  if (limit < 0) limit = Number.POSITIVE_INFINITY;
  const { length } = data;
  const out: Uint8Array[] = [];
  let i = 0;
  for (;;) {
    while (i < length && isSpaceByte(data[i]!)) i++;
    if (i >= length) break;
    if (limit-- <= 0) {
      out.push(data.slice(i));
      break;
    }
    const start = i;
    while (i < length && !isSpaceByte(data[i]!)) i++;
    out.push(data.slice(start, i));
  }
  return out;
}

export function rsplitSpaces(data: Uint8Array, limit: number): Uint8Array[] {
  if (limit < 0) return splitSpaces(data, -1);
  const out: Uint8Array[] = [];
  let i = data.length;
  for (;;) {
    while (i > 0 && isSpaceByte(data[i - 1]!)) i--;
    if (i <= 0) break;
    if (limit-- <= 0) {
      out.push(data.slice(0, i));
      break;
    }
    const end = i;
    while (i > 0 && !isSpaceByte(data[i - 1]!)) i--;
    out.push(data.slice(i, end));
  }
  return out.reverse();
}

export function splitData(data: Uint8Array, separator: Uint8Array, limit: number): Uint8Array[] {
  if (separator.length === 0) throw valueError("empty separator");
  if (limit < 0) limit = Number.POSITIVE_INFINITY;
  const out: Uint8Array[] = [];
  let from = 0;
  for (; limit > 0; limit--) {
    const i = findData(data, separator, from, data.length);
    if (i < 0) break;
    out.push(data.slice(from, i));
    from = i + separator.length;
  }
  out.push(data.slice(from));
  return out;
}

export function rsplitData(data: Uint8Array, separator: Uint8Array, limit: number): Uint8Array[] {
  if (separator.length === 0) throw valueError("empty separator");
  if (limit < 0) limit = Number.POSITIVE_INFINITY;
  const out: Uint8Array[] = [];
  let end = data.length;
  for (; limit > 0; limit--) {
    const i = findLastData(data, separator, 0, end);
    if (i < 0) break;
    out.push(data.slice(i + separator.length, end));
    end = i;
  }
  out.push(data.slice(0, end));
  return out.reverse();
}

export function splitLinesData(data: Uint8Array, keepEnds: boolean): Uint8Array[] {
  const out: Uint8Array[] = [];
  for (let i = 0; i < data.length; ) {
    const start = i;
    while (i < data.length && data[i] !== 10 && data[i] !== 13) i++;
    let end = i;
    if (i < data.length) {
      i += data[i] === 13 && data[i + 1] === 10 ? 2 : 1;
      if (keepEnds) end = i;
    }
    out.push(data.slice(start, end));
  }
  return out;
}

/** Bytes of a set (white space when undefined) off the left (1), the right (2) or both (3). */
export function stripData(data: Uint8Array, set: Uint8Array | undefined, sides: number): Uint8Array {
  const matches = set === undefined ? isSpaceByte : (c: number): boolean => set.includes(c);
  let start = 0;
  let end = data.length;
  if ((sides & 1) !== 0) while (start < end && matches(data[start]!)) start++;
  if ((sides & 2) !== 0) while (end > start && matches(data[end - 1]!)) end--;
  return start === 0 && end === data.length ? data : data.slice(start, end);
}

export function padData(data: Uint8Array, left: number, right: number, fill: number): Uint8Array {
  left = Math.max(0, left);
  right = Math.max(0, right);
  const out = new Uint8Array(checkSize(left + data.length + right));
  if (fill !== 0) out.fill(fill);
  out.set(data, left);
  return out;
}

export function zeroFill(data: Uint8Array, width: number): Uint8Array {
  const missing = width - data.length;
  if (missing <= 0) return data;
  const out = padData(data, missing, 0, 48);
  const sign = data[0];
  if (sign === 43 || sign === 45) {
    out[missing] = 48;
    out[0] = sign;
  }
  return out;
}

// --- case and character classes: ASCII only ---

export const isUpperByte = (c: number): boolean => c >= 65 && c <= 90;
export const isLowerByte = (c: number): boolean => c >= 97 && c <= 122;
export const isAlphaByte = (c: number): boolean => isUpperByte(c) || isLowerByte(c);
export const isDigitByte = (c: number): boolean => c >= 48 && c <= 57;
const lowerByte = (c: number): number => (isUpperByte(c) ? c + 32 : c);
const upperByte = (c: number): number => (isLowerByte(c) ? c - 32 : c);

const tableOf = (f: (c: number) => number): Uint8Array => Uint8Array.from({ length: 256 }, (_, i) => f(i));
const lowerTable = tableOf(lowerByte);
const upperTable = tableOf(upperByte);
const swapTable = tableOf((c) => (isUpperByte(c) ? c + 32 : upperByte(c)));

/** Every byte through a table of 256. */
export function mapData(d: Uint8Array, table: Uint8Array): Uint8Array {
  const out = new Uint8Array(d.length);
  for (let i = 0; i < out.length; i++) out[i] = table[d[i]!]!;
  return out;
}

export const lowerData = (d: Uint8Array): Uint8Array => mapData(d, lowerTable);
export const upperData = (d: Uint8Array): Uint8Array => mapData(d, upperTable);
export const swapcaseData = (d: Uint8Array): Uint8Array => mapData(d, swapTable);

/** Puts `data` into `out` at an index; a few bytes are quicker without set(). */
export function copyInto(out: Uint8Array, at: number, data: Uint8Array): void {
  const n = data.length;
  if (n > 32) out.set(data, at);
  else for (let i = 0; i < n; i++) out[at + i] = data[i]!;
}

/** A copy of `d[start:end]`; short ones are quicker without slice(). */
export function copyRange(d: Uint8Array, start: number, end: number): Uint8Array {
  const n = end - start;
  if (n > 64) return d.slice(start, end);
  const out = new Uint8Array(n);
  for (let i = 0; i < n; i++) out[i] = d[start + i]!;
  return out;
}
export const capitalizeData = (d: Uint8Array): Uint8Array => d.map((c, i) => (i === 0 ? upperByte(c) : lowerByte(c)));
export function titleData(d: Uint8Array): Uint8Array {
  let inWord = false;
  return d.map((c) => {
    const made = inWord ? lowerByte(c) : upperByte(c);
    inWord = isAlphaByte(c);
    return made;
  });
}

export function everyByte(d: Uint8Array, test: (c: number) => boolean): boolean {
  for (let i = 0; i < d.length; i++) if (!test(d[i]!)) return false;
  return d.length > 0;
}

/** Some letter of the one case and none of the other. */
export function isCased(d: Uint8Array, wanted: (c: number) => boolean, other: (c: number) => boolean): boolean {
  let seen = false;
  for (let i = 0; i < d.length; i++) {
    if (other(d[i]!)) return false;
    if (wanted(d[i]!)) seen = true;
  }
  return seen;
}

export function isTitleData(d: Uint8Array): boolean {
  let seen = false;
  let inWord = false;
  for (let i = 0; i < d.length; i++) {
    const c = d[i]!;
    if (isUpperByte(c)) {
      if (inWord) return false;
      inWord = seen = true;
    } else if (isLowerByte(c)) {
      if (!inWord) return false;
      seen = true;
    } else inWord = false;
  }
  return seen;
}
