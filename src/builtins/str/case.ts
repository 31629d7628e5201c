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

/** `quick` decides text of which all characters are ASCII; `full` the rest. */
function tester(quick: RegExp, full: (text: Text) => boolean): Test {
  return (s) =>
    (typeof s === "string" && (asciiOnly.test(s) ? quick.test(s) : full(s))) || (typeof s !== "string" && full(s.cps));
}

export const isAlnum: Test = tester(/^[0-9A-Za-z]+$/, isAlnumText);
export const isAlpha: Test = tester(/^[A-Za-z]+$/, isAlphaText);
export const isDecimal: Test = tester(/^[0-9]+$/, isDecimalText);
export const isDigit: Test = tester(/^[0-9]+$/, isDigitText);
export const isNumeric: Test = tester(/^[0-9]+$/, isNumericText);
export const isSpace: Test = tester(/^[\t-\r\x1c- ]+$/, isSpaceText);
export const isPrintable: Test = tester(/^[ -~]*$/, isPrintableText);
export const isIdentifier: Test = tester(/^[A-Za-z_][0-9A-Za-z_]*$/, isIdentifierText);
export const isLower: Test = tester(/^[^A-Z]*[a-z][^A-Z]*$/, isLowerText);
export const isUpper: Test = tester(/^[^a-z]*[A-Z][^a-z]*$/, isUpperText);
export const isTitle: Test = (s) => isTitleText(typeof s === "string" ? s : s.cps);

export function isAscii(s: Str): boolean {
  return typeof s === "string" && asciiOnly.test(s);
}
