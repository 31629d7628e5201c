// What CPython's str methods know about one code point: category and the flags of Objects/unicodectype.c (Unicode 16).
// The packed table of src/generated/unicode-core.ts is unpacked on the first question beyond ASCII.
// A "text" here is a str value: a JavaScript string without surrogates, or an array of code points.

import { categoryGaps, categoryIndexes, categoryNames, flagExceptions } from "#generated/unicode-core.ts";
import { unpackNumbers } from "./packed-numbers.ts";

/** A str value: a string whose code units are code points, or the code points themselves. */
export type Text = string | ArrayLike<number>;

export const UnicodeFlag = {
  alpha: 1,
  decimal: 2,
  digit: 4,
  numeric: 8,
  space: 16,
  upper: 32,
  lower: 64,
  printable: 128,
  xidStart: 256,
  xidContinue: 512,
  cased: 1024,
  caseIgnorable: 2048,
  title: 4096,
  alnum: 8192,
} as const;

const F = UnicodeFlag;
/** Everything from here up is classified by category alone. */
const LIMIT = 0x33480;

const exceptionBits = [
  F.alpha,
  F.decimal,
  F.digit,
  F.numeric,
  F.space,
  F.upper,
  F.lower,
  F.printable,
  F.xidStart,
  F.xidContinue,
  F.cased,
  F.caseIgnorable,
];

function flagsOfCategory(name: string): number {
  const letter = name[0]!;
  let flags = 0;
  if (letter === "L") flags |= F.alpha | F.xidStart | F.xidContinue | F.alnum;
  if (letter === "N") flags |= F.numeric | F.alnum;
  if (letter !== "C" && letter !== "Z") flags |= F.printable;
  if (letter === "Z") flags |= F.space;
  if (name === "Nd") flags |= F.decimal | F.digit | F.xidContinue;
  if (name === "Nl") flags |= F.xidStart | F.xidContinue;
  if (name === "Lu") flags |= F.upper | F.cased;
  if (name === "Ll") flags |= F.lower | F.cased;
  if (name === "Lt") flags |= F.title | F.cased;
  if (name === "Mn" || name === "Mc" || name === "Pc") flags |= F.xidContinue;
  if (["Mn", "Me", "Cf", "Lm", "Sk"].includes(name)) flags |= F.caseIgnorable;
  return flags;
}

type Core = {
  starts: Uint32Array;
  categories: Uint8Array;
  /** Flags of code points below LIMIT. */
  flags: Uint16Array;
  flagsByCategory: readonly number[];
};

let core: Core | undefined;

function loadCore(): Core {
  const gaps = unpackNumbers(categoryGaps);
  const starts = new Uint32Array(gaps.length);
  const categories = Uint8Array.from(unpackNumbers(categoryIndexes));
  const flags = new Uint16Array(LIMIT);
  const flagsByCategory = categoryNames.map(flagsOfCategory);
  let start = 0;
  for (let i = 0; i < gaps.length; i++) {
    start += gaps[i]!;
    starts[i] = start;
    if (i > 0) flags.fill(flagsByCategory[categories[i - 1]!]!, starts[i - 1]!, start);
  }
  for (let f = 0; f < exceptionBits.length; f++) {
    const bit = exceptionBits[f]!;
    const runs = unpackNumbers(flagExceptions[f]!);
    let point = 0;
    for (let i = 0; i < runs.length; i += 2) {
      point += runs[i]!;
      for (const end = point + runs[i + 1]!; point < end; point++) flags[point]! ^= bit;
    }
  }
  const alnum = F.alpha | F.decimal | F.digit | F.numeric;
  for (let point = 0; point < LIMIT; point++) {
    const own = flags[point]!;
    flags[point] = own & alnum ? own | F.alnum : own & ~F.alnum;
  }
  core = { starts, categories, flags, flagsByCategory };
  return core;
}

/** The index of the run that holds `point`, in a sorted list of run starts. */
export function findRun(starts: Uint32Array, point: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= point) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** All flags of a code point, bits of `UnicodeFlag`. */
export function unicodeFlags(point: number): number {
  const table = core ?? loadCore();
  if (point < LIMIT) return table.flags[point]!;
  return table.flagsByCategory[table.categories[findRun(table.starts, point)]!]!;
}

/** The general category, such as "Lu". */
export function unicodeCategory(point: number): string {
  const table = core ?? loadCore();
  return categoryNames[table.categories[findRun(table.starts, point)]!]!;
}

/** The value of a decimal digit, or -1. */
export function decimalValue(point: number): number {
  if (point < 128) return point >= 48 && point <= 57 ? point - 48 : -1;
  if ((unicodeFlags(point) & F.decimal) === 0) return -1;
  // Runs of decimal digits start at a zero and hold whole tens.
  const table = core!;
  return (point - table.starts[findRun(table.starts, point)]!) % 10;
}

export function isSpacePoint(point: number): boolean {
  if (point < 128) return point === 32 || (point >= 9 && point <= 13) || (point >= 28 && point <= 31);
  return (unicodeFlags(point) & F.space) !== 0;
}

/** Is this one of the line boundaries of `str.splitlines`? */
export function isLineBreakPoint(point: number): boolean {
  if (point < 128) return (point >= 10 && point <= 13) || (point >= 28 && point <= 30);
  return point === 0x85 || point === 0x2028 || point === 0x2029;
}

export function isPrintablePoint(point: number): boolean {
  if (point < 128) return point >= 32 && point < 127;
  return (unicodeFlags(point) & F.printable) !== 0;
}

export function isIdentifierStart(point: number): boolean {
  if (point < 128) return (point >= 97 && point <= 122) || (point >= 65 && point <= 90) || point === 95;
  return (unicodeFlags(point) & F.xidStart) !== 0;
}

export function isIdentifierContinue(point: number): boolean {
  if (point < 128) return isIdentifierStart(point) || (point >= 48 && point <= 57);
  return (unicodeFlags(point) & F.xidContinue) !== 0;
}

function pointAt(text: Text, index: number): number {
  return typeof text === "string" ? text.charCodeAt(index) : text[index]!;
}

/** True if the text is not empty and every code point has one of the flags. */
function every(text: Text, flag: number): boolean {
  for (let i = 0; i < text.length; i++) if ((unicodeFlags(pointAt(text, i)) & flag) === 0) return false;
  return text.length > 0;
}

export function isAlphaText(text: Text): boolean {
  return every(text, F.alpha);
}
export function isAlnumText(text: Text): boolean {
  return every(text, F.alnum);
}
export function isDecimalText(text: Text): boolean {
  return every(text, F.decimal);
}
export function isDigitText(text: Text): boolean {
  return every(text, F.digit);
}
export function isNumericText(text: Text): boolean {
  return every(text, F.numeric);
}
export function isSpaceText(text: Text): boolean {
  return every(text, F.space);
}

export function isPrintableText(text: Text): boolean {
  for (let i = 0; i < text.length; i++) if (!isPrintablePoint(pointAt(text, i))) return false;
  return true;
}

export function isAsciiText(text: Text): boolean {
  for (let i = 0; i < text.length; i++) if (pointAt(text, i) > 127) return false;
  return true;
}

export function isIdentifierText(text: Text): boolean {
  if (text.length === 0 || !isIdentifierStart(pointAt(text, 0))) return false;
  for (let i = 1; i < text.length; i++) if (!isIdentifierContinue(pointAt(text, i))) return false;
  return true;
}

export function isLowerText(text: Text): boolean {
  let seen = false;
  for (let i = 0; i < text.length; i++) {
    const flags = unicodeFlags(pointAt(text, i));
    if (flags & (F.upper | F.title)) return false;
    if (flags & F.lower) seen = true;
  }
  return seen;
}

export function isUpperText(text: Text): boolean {
  let seen = false;
  for (let i = 0; i < text.length; i++) {
    const flags = unicodeFlags(pointAt(text, i));
    if (flags & (F.lower | F.title)) return false;
    if (flags & F.upper) seen = true;
  }
  return seen;
}

export function isTitleText(text: Text): boolean {
  let seen = false;
  let previousCased = false;
  for (let i = 0; i < text.length; i++) {
    const flags = unicodeFlags(pointAt(text, i));
    if (flags & (F.upper | F.title)) {
      if (previousCased) return false;
      previousCased = true;
      seen = true;
    } else if (flags & F.lower) {
      if (!previousCased) return false;
      seen = true;
    } else previousCased = false;
  }
  return seen;
}
