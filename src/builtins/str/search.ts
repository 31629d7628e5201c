// Finding in str: find, rfind, count, startswith, endswith, replace, and their arguments (Objects/unicodeobject.c, stringlib/find.h).

import { scanning } from "#runtime/allocation.ts";
import { PyTuple } from "#runtime/objects/containers.ts";
import { memoryError, typeError } from "#runtime/objects/exceptions.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { codePointsOf, fromCodePoints, type Str, strLength, strValue } from "#runtime/objects/str.ts";
import { typeName } from "#runtime/objects/type-of.ts";
import { isIndexable, toClippedSize } from "#runtime/operators/protocols.ts";
import { findLastPoints, findPoints, type Points, samePoints } from "./points.ts";

/** An optional bound of find and the like: None is missing. */
export function searchIndex(v: PyValue, missing: number): number {
  if (typeof v === "number") return v;
  if (v === None) return missing;
  if (!isIndexable(v)) throw typeError("slice indices must be integers or None or have an __index__ method");
  return toClippedSize(v);
}

/** ADJUST_INDICES for a start. */
export function adjustStart(start: number, length: number): number {
  return start < 0 ? Math.max(0, start + length) : start;
}
export function adjustEnd(end: number, length: number): number {
  return end > length ? length : end < 0 ? Math.max(0, end + length) : end;
}

/** The str argument number `position` of a method. */
export function strArgument(v: PyValue, method: string, position: number): Str {
  if (typeof v === "string") return v;
  const s = strValue(v);
  if (s === undefined)
    throw typeError(`${method}() argument ${position} must be str, not ${v === None ? "None" : typeName(v)}`);
  return s;
}

export function find(s: Str, sub: Str, start: number, end: number): number {
  if (typeof s === "string") {
    if (typeof sub !== "string" || end - start < sub.length) return -1;
    scanning(end - start);
    if (end === s.length) return s.indexOf(sub, start);
    const i = s.slice(start, end).indexOf(sub);
    return i < 0 ? -1 : i + start;
  }
  if (end - start < strLength(sub)) return -1;
  return findPoints(s.cps, codePointsOf(sub), start, end);
}

export function findLast(s: Str, sub: Str, start: number, end: number): number {
  if (typeof s === "string") {
    if (typeof sub !== "string" || end - start < sub.length) return -1;
    scanning(end - start);
    const i = s.lastIndexOf(sub, end - sub.length);
    return i < start ? -1 : i;
  }
  if (end - start < strLength(sub)) return -1;
  return findLastPoints(s.cps, codePointsOf(sub), start, end);
}

export function countIn(s: Str, sub: Str, start: number, end: number): number {
  const n = strLength(sub);
  if (end - start < n) return 0;
  if (n === 0) return end - start + 1;
  scanning(end - start);
  let count = 0;
  if (typeof s === "string") {
    if (typeof sub !== "string") return 0;
    const text = end === s.length ? s : s.slice(0, end);
    for (let i = text.indexOf(sub, start); i >= 0; i = text.indexOf(sub, i + n)) count++;
    return count;
  }
  const needle = codePointsOf(sub);
  for (let i = findPoints(s.cps, needle, start, end); i >= 0; i = findPoints(s.cps, needle, i + n, end)) count++;
  return count;
}

function tailMatch(s: Str, sub: Str, start: number, end: number, atEnd: boolean): boolean {
  const n = strLength(sub);
  const last = end - n;
  if (last < start) return false;
  const at = atEnd ? last : start;
  if (typeof s === "string") return typeof sub === "string" && s.startsWith(sub, at);
  return samePoints(s.cps, at, codePointsOf(sub));
}

/** `startswith` and `endswith`. */
export function hasAffix(s: Str, what: PyValue, startArg: PyValue, endArg: PyValue, atEnd: boolean): boolean {
  if (typeof s === "string" && typeof what === "string" && startArg === None && endArg === None) {
    return atEnd ? s.endsWith(what) : s.startsWith(what);
  }
  if (typeof s === "string" && typeof what === "string" && typeof startArg === "number" && endArg === None && !atEnd)
    if (startArg >= 0 && startArg <= s.length) return s.startsWith(what, startArg);
  const length = strLength(s);
  const start = adjustStart(searchIndex(startArg, 0), length);
  const end = adjustEnd(searchIndex(endArg, length), length);
  const name = atEnd ? "endswith" : "startswith";
  if (what instanceof PyTuple) {
    for (const item of what.items) {
      const sub = strValue(item);
      if (sub === undefined) throw typeError(`tuple for ${name} must only contain str, not ${typeName(item)}`);
      if (tailMatch(s, sub, start, end, atEnd)) return true;
    }
    return false;
  }
  const sub = strValue(what);
  if (sub === undefined) throw typeError(`${name} first arg must be str or a tuple of str, not ${typeName(what)}`);
  return tailMatch(s, sub, start, end, atEnd);
}

export const MAX_TEXT = 0x1fffffe8;

/** `str.replace`; count < 0 is all. */
export function replace(s: Str, old: Str, fresh: Str, count: number): Str {
  if (count === 0) return s;
  if (typeof s === "string" && typeof old === "string" && typeof fresh === "string") {
    if (count < 0) return replaceAll(s, old, fresh);
    return replaceSome(s, old, fresh, count);
  }
  return replacePoints(codePointsOf(s), codePointsOf(old), codePointsOf(fresh), count, s);
}

function replaceAll(s: string, old: string, fresh: string): string {
  scanning(s.length);
  if (old.length < fresh.length && s.length * (fresh.length + 1) > MAX_TEXT) {
    const n = countIn(s, old, 0, s.length);
    if (s.length + n * (fresh.length - old.length) > MAX_TEXT) throw memoryError();
  }
  // A replacement function keeps "$" in the new text literal.
  if (old === "") return s.replaceAll(old, () => fresh);
  let i = s.indexOf(old);
  if (i < 0) return s;
  let out = "";
  let from = 0;
  do {
    out += s.slice(from, i) + fresh;
    from = i + old.length;
    i = s.indexOf(old, from);
  } while (i >= 0);
  return out + s.slice(from);
}

function replaceSome(s: string, old: string, fresh: string, count: number): string {
  if (old === "") {
    const n = Math.min(count, s.length + 1);
    if (s.length + n * fresh.length > MAX_TEXT) throw memoryError();
    let out = "";
    for (let i = 0; i < n; i++) out += fresh + (i < s.length ? s[i]! : "");
    return out + s.slice(n);
  }
  let out = "";
  let from = 0;
  for (; count > 0; count--) {
    const i = s.indexOf(old, from);
    if (i < 0) break;
    out += s.slice(from, i) + fresh;
    if (out.length > MAX_TEXT) throw memoryError();
    from = i + old.length;
  }
  return from === 0 ? s : out + s.slice(from);
}

function replacePoints(hay: Points, old: Points, fresh: Points, count: number, self: Str): Str {
  const out: number[] = [];
  const n = old.length;
  if (count < 0) count = Number.POSITIVE_INFINITY;
  if (n === 0) {
    for (let i = 0; i <= hay.length; i++) {
      if (count-- > 0) for (const c of fresh) out.push(c);
      if (i < hay.length) out.push(hay[i]!);
    }
    return fromCodePoints(out);
  }
  let from = 0;
  for (; count > 0; count--) {
    const i = findPoints(hay, old, from, hay.length);
    if (i < 0) break;
    for (let k = from; k < i; k++) out.push(hay[k]!);
    for (const c of fresh) out.push(c);
    from = i + n;
  }
  if (from === 0) return self;
  for (let k = from; k < hay.length; k++) out.push(hay[k]!);
  return fromCodePoints(out);
}
