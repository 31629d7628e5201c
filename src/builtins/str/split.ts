// Cutting str apart: split, rsplit, splitlines, partition, strip, expandtabs (Objects/stringlib/split.h, partition.h).

import { memoryError, valueError } from "#runtime/objects/exceptions.ts";
import { codePointsOf, fromCodePoints, type Str, strLength } from "#runtime/objects/str.ts";
import { isLineBreakPoint, isSpacePoint } from "#text/unicode.ts";
import { findLastPoints, findPoints, type Points } from "./points.ts";
import { MAX_TEXT } from "./search.ts";

/** `s[start:end]` for bounds within the text. */
export function substring(s: Str, start: number, end: number): Str {
  if (typeof s === "string") return s.slice(start, end);
  return start === 0 && end === s.cps.length ? s : fromCodePoints(s.cps.slice(start, end));
}

const words = /[^\t-\r\x1c- \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g;

/** White space other than single spaces between words. */
const unevenSpaces = /[\t-\r\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]| {2}|^ | $/;

/** `split()` at white space; at most `limit` cuts when it is not negative. */
export function splitSpaces(s: Str, limit: number): Str[] {
  if (typeof s === "string" && limit < 0) {
    // Blanks around are common and easily cut off; what is left then mostly has single blanks only.
    const text = s.charCodeAt(0) === 32 || s.charCodeAt(s.length - 1) === 32 ? (stripSpaces(s, 3) as string) : s;
    if (text === "") return [];
    return unevenSpaces.test(text) ? (text.match(words) ?? []) : text.split(" ");
  }
  const at = pointReader(s);
  const length = strLength(s);
  if (limit < 0) limit = Number.POSITIVE_INFINITY;
  const out: Str[] = [];
  let i = 0;
  for (;;) {
    while (i < length && isSpacePoint(at(i))) i++;
    if (i >= length) break;
    if (limit-- <= 0) {
      out.push(substring(s, i, length));
      break;
    }
    const start = i;
    while (i < length && !isSpacePoint(at(i))) i++;
    out.push(substring(s, start, i));
  }
  return out;
}

export function rsplitSpaces(s: Str, limit: number): Str[] {
  if (limit < 0) return splitSpaces(s, -1);
  const at = pointReader(s);
  const out: Str[] = [];
  let i = strLength(s);
  for (;;) {
    while (i > 0 && isSpacePoint(at(i - 1))) i--;
    if (i <= 0) break;
    if (limit-- <= 0) {
      out.push(substring(s, 0, i));
      break;
    }
    const end = i;
    while (i > 0 && !isSpacePoint(at(i - 1))) i--;
    out.push(substring(s, i, end));
  }
  return out.reverse();
}

export function split(s: Str, separator: Str, limit: number): Str[] {
  const n = strLength(separator);
  if (n === 0) throw valueError("empty separator");
  if (typeof s === "string") {
    if (typeof separator !== "string") return [s];
    if (limit < 0) return s.split(separator);
    const out: Str[] = [];
    let from = 0;
    for (; limit > 0; limit--) {
      const i = s.indexOf(separator, from);
      if (i < 0) break;
      out.push(s.slice(from, i));
      from = i + n;
    }
    out.push(s.slice(from));
    return out;
  }
  const needle = codePointsOf(separator);
  const { cps } = s;
  if (limit < 0) limit = Number.POSITIVE_INFINITY;
  const out: Str[] = [];
  let from = 0;
  for (; limit > 0; limit--) {
    const i = findPoints(cps, needle, from, cps.length);
    if (i < 0) break;
    out.push(fromCodePoints(cps.slice(from, i)));
    from = i + n;
  }
  out.push(substring(s, from, cps.length));
  return out;
}

export function rsplit(s: Str, separator: Str, limit: number): Str[] {
  const n = strLength(separator);
  if (limit < 0 && (n === 1 || n === 0)) return split(s, separator, limit);
  if (n === 0) throw valueError("empty separator");
  if (typeof s === "string" && typeof separator !== "string") return [s];
  if (limit < 0) limit = Number.POSITIVE_INFINITY;
  const out: Str[] = [];
  let end = strLength(s);
  for (; limit > 0 && end >= n; limit--) {
    const i =
      typeof s === "string"
        ? s.lastIndexOf(separator as string, end - n)
        : findLastPoints(s.cps, codePointsOf(separator), 0, end);
    if (i < 0) break;
    out.push(substring(s, i + n, end));
    end = i;
  }
  out.push(substring(s, 0, end));
  return out.reverse();
}

const lineBreak = /\r\n|[\n-\r\x1c-\x1e\x85\u2028\u2029]/g;

export function splitLines(s: Str, keepEnds: boolean): Str[] {
  const out: Str[] = [];
  if (typeof s === "string") {
    let from = 0;
    lineBreak.lastIndex = 0;
    for (let m = lineBreak.exec(s); m !== null; m = lineBreak.exec(s)) {
      const next = lineBreak.lastIndex;
      out.push(s.slice(from, keepEnds ? next : m.index));
      from = next;
    }
    if (from < s.length) out.push(s.slice(from));
    return out;
  }
  const { cps } = s;
  for (let i = 0; i < cps.length; ) {
    const start = i;
    while (i < cps.length && !isLineBreakPoint(cps[i]!)) i++;
    let end = i;
    if (i < cps.length) {
      i += cps[i] === 13 && cps[i + 1] === 10 ? 2 : 1;
      if (keepEnds) end = i;
    }
    out.push(fromCodePoints(cps.slice(start, end)));
  }
  return out;
}

/** `partition`: undefined when the separator is not found. */
export function partition(s: Str, separator: Str, fromEnd: boolean): [Str, Str] | undefined {
  const n = strLength(separator);
  if (n === 0) throw valueError("empty separator");
  let i: number;
  const length = strLength(s);
  if (typeof s === "string") {
    if (typeof separator !== "string") return undefined;
    i = fromEnd ? s.lastIndexOf(separator) : s.indexOf(separator);
  } else {
    const needle = codePointsOf(separator);
    i = fromEnd ? findLastPoints(s.cps, needle, 0, length) : findPoints(s.cps, needle, 0, length);
  }
  return i < 0 ? undefined : [substring(s, 0, i), substring(s, i + n, length)];
}

function pointReader(s: Str): (i: number) => number {
  if (typeof s === "string") return (i) => s.charCodeAt(i);
  const { cps } = s;
  return (i) => cps[i]!;
}

/** White space off the left (1), the right (2) or both (3). */
export function stripSpaces(s: Str, sides: number): Str {
  if (typeof s === "string") {
    let start = 0;
    let end = s.length;
    if ((sides & 1) !== 0) while (start < end && isSpacePoint(s.charCodeAt(start))) start++;
    if ((sides & 2) !== 0) while (end > start && isSpacePoint(s.charCodeAt(end - 1))) end--;
    return start === 0 && end === s.length ? s : s.slice(start, end);
  }
  return stripPoints(s, sides, isSpacePoint);
}

/** Characters of `chars` off the sides. */
export function stripChars(s: Str, chars: Str, sides: number): Str {
  if (typeof s === "string") {
    let start = 0;
    let end = s.length;
    if (typeof chars === "string" && chars.length === 1) {
      const c = chars.charCodeAt(0);
      if ((sides & 1) !== 0) while (start < end && s.charCodeAt(start) === c) start++;
      if ((sides & 2) !== 0) while (end > start && s.charCodeAt(end - 1) === c) end--;
    } else {
      const set =
        typeof chars === "string"
          ? chars
          : String.fromCharCode(...chars.cps.filter((c) => c < 0xd800 || (c > 0xdfff && c < 0x10000)));
      if ((sides & 1) !== 0) while (start < end && set.includes(s[start]!)) start++;
      if ((sides & 2) !== 0) while (end > start && set.includes(s[end - 1]!)) end--;
    }
    return start === 0 && end === s.length ? s : s.slice(start, end);
  }
  const set = new Set(codePointsOf(chars));
  return stripPoints(s, sides, (c) => set.has(c));
}

function stripPoints(s: Str, sides: number, matches: (point: number) => boolean): Str {
  const points: Points = codePointsOf(s);
  let start = 0;
  let end = points.length;
  if ((sides & 1) !== 0) while (start < end && matches(points[start]!)) start++;
  if ((sides & 2) !== 0) while (end > start && matches(points[end - 1]!)) end--;
  return substring(s, start, end);
}

/** `expandtabs` on code points or bytes; undefined when there is no tab. */
export function expandTabPoints(points: ArrayLike<number>, size: number): number[] | undefined {
  const out: number[] = [];
  let column = 0;
  let found = false;
  for (let i = 0; i < points.length; i++) {
    const c = points[i]!;
    if (c === 9) {
      found = true;
      if (size > 0) {
        const width = size - (column % size);
        column += width;
        if (out.length + width > MAX_TEXT) throw memoryError();
        for (let k = 0; k < width; k++) out.push(32);
      }
    } else {
      column++;
      out.push(c);
      if (c === 10 || c === 13) column = 0;
    }
  }
  return found ? out : undefined;
}

export function expandTabs(s: Str, size: number): Str {
  if (typeof s === "string" && !s.includes("\t")) return s;
  const out = expandTabPoints(codePointsOf(s), size);
  return out === undefined ? s : fromCodePoints(out);
}
