// The engine's character properties, from our own Unicode tables.

import { isLineBreakPoint, isSpacePoint, UnicodeFlag, unicodeFlags } from "#text/unicode.ts";
import { simpleLower, simpleUpper } from "#text/unicode-case.ts";
import type { CharacterTables } from "./tables.ts";

export const unicodeTables: CharacterTables = {
  isAlnum: (code) => (unicodeFlags(code) & UnicodeFlag.alnum) !== 0,
  isSpace: isSpacePoint,
  isDecimal: (code) => (unicodeFlags(code) & UnicodeFlag.decimal) !== 0,
  isLinebreak: isLineBreakPoint,
  toLower: simpleLower,
  toUpper: simpleUpper,
};
