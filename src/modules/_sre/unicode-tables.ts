// The engine's character properties, from our own Unicode tables. Latin-1 is answered here, so that the tables need not
// be unpacked for the patterns that a program's start compiles.

import { isLineBreakPoint, isSpacePoint, UnicodeFlag, unicodeFlags } from "#text/unicode.ts";
import { simpleLower, simpleUpper } from "#text/unicode-case.ts";
import type { CharacterTables } from "./tables.ts";

const LATIN_ALNUM = /^[0-9A-Za-z\xaa\xb2\xb3\xb5\xb9\xba\xbc-\xbe\xc0-\xd6\xd8-\xf6\xf8-\xff]$/;
const latinAlnum = Uint8Array.from({ length: 256 }, (_, code) => (LATIN_ALNUM.test(String.fromCharCode(code)) ? 1 : 0));

export const unicodeTables: CharacterTables = {
  isAlnum: (code) => (code < 256 ? latinAlnum[code] === 1 : (unicodeFlags(code) & UnicodeFlag.alnum) !== 0),
  isSpace: (code) => (code >= 128 && code < 256 ? code === 0x85 || code === 0xa0 : isSpacePoint(code)),
  isDecimal: (code) => (code < 256 ? code >= 48 && code <= 57 : (unicodeFlags(code) & UnicodeFlag.decimal) !== 0),
  isLinebreak: isLineBreakPoint,
  toLower: (code) => {
    if (code >= 256) return simpleLower(code);
    const isUpper = (code >= 65 && code <= 90) || (code >= 0xc0 && code <= 0xde && code !== 0xd7);
    return isUpper ? code + 32 : code;
  },
  toUpper: simpleUpper,
};
