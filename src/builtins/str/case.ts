// Case conversion and character tests of a str value: dispatch between JavaScript strings and code points.

import { fromCodePoints, type Str } from "#runtime/objects/str.ts";
import {
  isAlnumText,
  isAlphaText,
  isDecimalText,
  isDigitText,
  isIdentifierText,
  isLowerText,
  isNumericText,
  isPrintableText,
  isSpaceText,
  isTitleText,
  isUpperText,
  type Text,
} from "#text/unicode.ts";
import {
  capitalizePoints,
  capitalizeText,
  casefoldPoints,
  casefoldText,
  lowerPoints,
  lowerText,
  swapcasePoints,
  swapcaseText,
  titlePoints,
  titleText,
  upperPoints,
  upperText,
} from "#text/unicode-case.ts";

type Convert = (s: Str) => Str;

function converter(onText: (s: string) => string, onPoints: (points: ArrayLike<number>) => number[]): Convert {
  return (s) => (typeof s === "string" ? onText(s) : fromCodePoints(onPoints(s.cps)));
}

const asciiOnly = /^[\0-\x7f]*$/;

function fastTitle(s: string): string {
  if (!asciiOnly.test(s)) return titleText(s);
  return s.toLowerCase().replace(/[a-z]+/g, (word) => word[0]!.toUpperCase() + word.slice(1));
}

export const lower: Convert = converter(lowerText, lowerPoints);
export const upper: Convert = converter(upperText, upperPoints);
export const casefold: Convert = converter(casefoldText, casefoldPoints);
export const title: Convert = converter(fastTitle, titlePoints);
export const capitalize: Convert = converter(capitalizeText, capitalizePoints);
export const swapcase: Convert = converter(swapcaseText, swapcasePoints);

type Test = (s: Str) => boolean;

const ALNUM = 1;
const ALPHA = 2;
const DIGIT = 4;
const SPACE = 8;
const PRINTABLE = 16;
const LOWER = 32;
const UPPER = 64;
const WORD = 128;

/** What an ASCII character is. */
const asciiBits = Uint8Array.from({ length: 128 }, (_, c) => {
  const lower = c >= 97 && c <= 122;
  const upper = c >= 65 && c <= 90;
  const digit = c >= 48 && c <= 57;
  const space = (c >= 9 && c <= 13) || (c >= 28 && c <= 32);
  return (
    (lower || upper || digit ? ALNUM : 0) |
    (lower || upper ? ALPHA : 0) |
    (digit ? DIGIT : 0) |
    (space ? SPACE : 0) |
    (c >= 32 && c < 127 ? PRINTABLE : 0) |
    (lower ? LOWER : 0) |
    (upper ? UPPER : 0) |
    (lower || upper || digit || c === 95 ? WORD : 0)
  );
});

/** All characters have `bit` (and there is one, or `empty`); from the first that is not ASCII on `full` decides on the whole. */
function every(bit: number, empty: boolean, full: (text: Text) => boolean): Test {
  return (s) => {
    if (typeof s !== "string") return full(s.cps);
    for (let i = 0; i < s.length; i++) {
      const c = s.charCodeAt(i);
      if (c > 127) return full(s);
      if ((asciiBits[c]! & bit) === 0) return false;
    }
    return empty || s.length > 0;
  };
}

/** Some character has `wanted` and none `other`. */
function cased(wanted: number, other: number, full: (text: Text) => boolean): Test {
  return (s) => {
    if (typeof s !== "string") return full(s.cps);
    let seen = false;
    for (let i = 0; i < s.length; i++) {
      const c = s.charCodeAt(i);
      if (c > 127) return full(s);
      const bits = asciiBits[c]!;
      if ((bits & other) !== 0) return false;
      if ((bits & wanted) !== 0) seen = true;
    }
    return seen;
  };
}

export const isAlnum: Test = every(ALNUM, false, isAlnumText);
export const isAlpha: Test = every(ALPHA, false, isAlphaText);
export const isDecimal: Test = every(DIGIT, false, isDecimalText);
export const isDigit: Test = every(DIGIT, false, isDigitText);
export const isNumeric: Test = every(DIGIT, false, isNumericText);
export const isSpace: Test = every(SPACE, false, isSpaceText);
export const isPrintable: Test = every(PRINTABLE, true, isPrintableText);
export const isLower: Test = cased(LOWER, UPPER, isLowerText);
export const isUpper: Test = cased(UPPER, LOWER, isUpperText);
const isWord: Test = every(WORD, false, isIdentifierText);
export const isIdentifier: Test = (s) => {
  const first = typeof s === "string" ? s.charCodeAt(0) : 0;
  return !(first >= 48 && first <= 57) && isWord(s);
};
export const isTitle: Test = (s) => isTitleText(typeof s === "string" ? s : s.cps);

export function isAscii(s: Str): boolean {
  return typeof s === "string" && asciiOnly.test(s);
}
