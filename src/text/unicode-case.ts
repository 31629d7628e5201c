// Case conversion as str.lower, upper, title, capitalize, swapcase and casefold do it: full mappings of Unicode 16 with the
// final sigma (Objects/unicodeobject.c, handle_capital_sigma). CPython's simple mappings, which `_sre` uses, are the first
// code points of the full ones. No mapping leaves the BMP, so a text keeps its form: a string gives a string, an array an array.

import {
  foldMulti,
  foldRuns,
  lowerMulti,
  lowerRuns,
  titleMulti,
  titleRuns,
  upperMulti,
  upperRuns,
} from "#generated/unicode-core.ts";
import { unpackNumbers, unzigzag } from "./packed-numbers.ts";
import { UnicodeFlag, unicodeFlags } from "./unicode.ts";

/** One code point, or several where the mapping grows. Missing: maps to itself. */
type CaseMap = Map<number, number | readonly number[]>;

type CaseMaps = { lower: CaseMap; upper: CaseMap; title: CaseMap; fold: CaseMap };

let maps: CaseMaps | undefined;

function fill(map: CaseMap, runs: string, multi: string): CaseMap {
  const numbers = unpackNumbers(runs);
  let start = 0;
  for (let i = 0; i < numbers.length; i += 4) {
    start += numbers[i]!;
    const step = numbers[i + 2]!;
    const delta = unzigzag(numbers[i + 3]!);
    for (let n = 0; n < numbers[i + 1]!; n++) map.set(start + n * step, start + n * step + delta);
  }
  const long = unpackNumbers(multi);
  let point = 0;
  for (let i = 0; i < long.length; ) {
    point += long[i]!;
    const length = long[i + 1]!;
    map.set(point, long.slice(i + 2, i + 2 + length));
    i += 2 + length;
  }
  return map;
}

function loadMaps(): CaseMaps {
  const lower = fill(new Map(), lowerRuns, lowerMulti);
  const upper = fill(new Map(), upperRuns, upperMulti);
  // Title case is stored as its differences from upper case, folding as those from lower case.
  const title = fill(new Map(upper), titleRuns, titleMulti);
  const fold = fill(new Map(lower), foldRuns, foldMulti);
  maps = { lower, upper, title, fold };
  return maps;
}

function simple(map: CaseMap, point: number): number {
  const to = map.get(point);
  if (to === undefined) return point;
  return typeof to === "number" ? to : to[0]!;
}

/** `_sre.unicode_tolower`. */
export function simpleLower(point: number): number {
  if (point < 128) return point >= 65 && point <= 90 ? point + 32 : point;
  return simple((maps ?? loadMaps()).lower, point);
}

export function simpleUpper(point: number): number {
  if (point < 128) return point >= 97 && point <= 122 ? point - 32 : point;
  return simple((maps ?? loadMaps()).upper, point);
}

function append(out: number[], map: CaseMap, point: number): void {
  const to = map.get(point);
  if (to === undefined) out.push(point);
  else if (typeof to === "number") out.push(to);
  else for (const c of to) out.push(c);
}

const CAPITAL_SIGMA = 0x3a3;

function lowerSigma(points: ArrayLike<number>, index: number): number {
  let flags = 0;
  let i = index - 1;
  for (; i >= 0; i--) {
    flags = unicodeFlags(points[i]!);
    if ((flags & UnicodeFlag.caseIgnorable) === 0) break;
  }
  if (i < 0 || (flags & UnicodeFlag.cased) === 0) return 0x3c3;
  for (i = index + 1; i < points.length; i++) {
    flags = unicodeFlags(points[i]!);
    if ((flags & UnicodeFlag.caseIgnorable) === 0) break;
  }
  return i === points.length || (flags & UnicodeFlag.cased) === 0 ? 0x3c2 : 0x3c3;
}

function appendLower(out: number[], points: ArrayLike<number>, index: number, lower: CaseMap): void {
  const point = points[index]!;
  if (point === CAPITAL_SIGMA) out.push(lowerSigma(points, index));
  else append(out, lower, point);
}

export function lowerPoints(points: ArrayLike<number>): number[] {
  const { lower } = maps ?? loadMaps();
  const out: number[] = [];
  for (let i = 0; i < points.length; i++) appendLower(out, points, i, lower);
  return out;
}

export function upperPoints(points: ArrayLike<number>): number[] {
  const { upper } = maps ?? loadMaps();
  const out: number[] = [];
  for (let i = 0; i < points.length; i++) append(out, upper, points[i]!);
  return out;
}

export function casefoldPoints(points: ArrayLike<number>): number[] {
  const { fold } = maps ?? loadMaps();
  const out: number[] = [];
  for (let i = 0; i < points.length; i++) append(out, fold, points[i]!);
  return out;
}

export function titlePoints(points: ArrayLike<number>): number[] {
  const { lower, title } = maps ?? loadMaps();
  const out: number[] = [];
  let previousCased = false;
  for (let i = 0; i < points.length; i++) {
    if (previousCased) appendLower(out, points, i, lower);
    else append(out, title, points[i]!);
    previousCased = (unicodeFlags(points[i]!) & UnicodeFlag.cased) !== 0;
  }
  return out;
}

export function capitalizePoints(points: ArrayLike<number>): number[] {
  const { lower, title } = maps ?? loadMaps();
  const out: number[] = [];
  for (let i = 0; i < points.length; i++) {
    if (i === 0) append(out, title, points[0]!);
    else appendLower(out, points, i, lower);
  }
  return out;
}

export function swapcasePoints(points: ArrayLike<number>): number[] {
  const { lower, upper } = maps ?? loadMaps();
  const out: number[] = [];
  for (let i = 0; i < points.length; i++) {
    const flags = unicodeFlags(points[i]!);
    if (flags & UnicodeFlag.upper) appendLower(out, points, i, lower);
    else if (flags & UnicodeFlag.lower) append(out, upper, points[i]!);
    else out.push(points[i]!);
  }
  return out;
}

const latin1Only = /^[\0-\xff]*$/;
/** Short texts are looked through quicker than by a pattern. */
function isLatin1(text: string): boolean {
  if (text.length > 40) return latin1Only.test(text);
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 255) return false;
  return true;
}

const asciiOnly = /^[\0-\x7f]*$/;

function unitsOf(text: string): Uint16Array {
  const units = new Uint16Array(text.length);
  for (let i = 0; i < text.length; i++) units[i] = text.charCodeAt(i);
  return units;
}

/** A string of BMP code points. */
export function textOfUnits(units: readonly number[]): string {
  if (units.length <= 4096) return String.fromCharCode.apply(null, units as number[]);
  let text = "";
  for (let i = 0; i < units.length; i += 4096) text += String.fromCharCode(...units.slice(i, i + 4096));
  return text;
}

// JavaScript's own mappings are those of the host's Unicode version; on Latin-1 they cannot differ.

export function lowerText(text: string): string {
  return isLatin1(text) ? text.toLowerCase() : textOfUnits(lowerPoints(unitsOf(text)));
}

export function upperText(text: string): string {
  return isLatin1(text) ? text.toUpperCase() : textOfUnits(upperPoints(unitsOf(text)));
}

export function casefoldText(text: string): string {
  return asciiOnly.test(text) ? text.toLowerCase() : textOfUnits(casefoldPoints(unitsOf(text)));
}

export function titleText(text: string): string {
  return textOfUnits(titlePoints(unitsOf(text)));
}

/** The common case: ASCII without capitals after the first. */
function capitalizeShort(text: string): string | undefined {
  for (let i = 1; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c > 127 || (c >= 65 && c <= 90)) return undefined;
  }
  const first = text.charCodeAt(0);
  if (first >= 97 && first <= 122) return String.fromCharCode(first - 32) + text.slice(1);
  return first < 128 ? text : undefined;
}

export function capitalizeText(text: string): string {
  if (text.length < 32) {
    const quick = capitalizeShort(text);
    if (quick !== undefined) return quick;
  }
  if (asciiOnly.test(text)) return text.slice(0, 1).toUpperCase() + text.slice(1).toLowerCase();
  return textOfUnits(capitalizePoints(unitsOf(text)));
}

export function swapcaseText(text: string): string {
  return textOfUnits(swapcasePoints(unitsOf(text)));
}
