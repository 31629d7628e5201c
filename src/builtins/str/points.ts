// Search and comparison on arrays of code points: the slow halves of the str methods, for text beyond the BMP.

import { codePointsOf, type PyStr, type Str } from "#runtime/objects/str.ts";

export type Points = readonly number[];

/** First index of `needle` in `hay[start:end]`, or -1. */
export function findPoints(hay: Points, needle: Points, start: number, end: number): number {
  const n = needle.length;
  const last = end - n;
  if (n === 0) return start <= end ? start : -1;
  const first = needle[0]!;
  for (let i = hay.indexOf(first, start); i >= 0 && i <= last; i = hay.indexOf(first, i + 1)) {
    let k = 1;
    while (k < n && hay[i + k] === needle[k]) k++;
    if (k === n) return i;
  }
  return -1;
}

/** Last index of `needle` in `hay[start:end]`, or -1. */
export function findLastPoints(hay: Points, needle: Points, start: number, end: number): number {
  const n = needle.length;
  if (n === 0) return start <= end ? end : -1;
  for (let i = end - n; i >= start; i--) {
    let k = 0;
    while (k < n && hay[i + k] === needle[k]) k++;
    if (k === n) return i;
  }
  return -1;
}

export function samePoints(a: Points, at: number, b: Points): boolean {
  for (let i = 0; i < b.length; i++) if (a[at + i] !== b[i]) return false;
  return true;
}

/** Order by code points; JavaScript's own order is that of UTF-16 code units. */
export function compareStr(a: Str, b: Str): number {
  if (typeof a === "string" && typeof b === "string") return a < b ? -1 : a > b ? 1 : 0;
  const x = codePointsOf(a);
  const y = codePointsOf(b);
  const n = Math.min(x.length, y.length);
  for (let i = 0; i < n; i++) if (x[i] !== y[i]) return x[i]! < y[i]! ? -1 : 1;
  return x.length - y.length;
}

export function equalStr(a: Str, b: Str): boolean {
  if (typeof a === "string" || typeof b === "string") return a === b;
  return a === b || (a.cps.length === b.cps.length && samePoints(a.cps, 0, b.cps));
}

export function isAstral(s: Str): s is PyStr {
  return typeof s !== "string";
}
