// Names and characters of XML 1.0, as regular expressions that match at a place.

const START =
  ":A-Z_a-z\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u02ff\\u0370-\\u037d\\u037f-\\u1fff\\u200c\\u200d\\u2070-\\u2071\\u207f\\u2126\\u212a\\u212b\\u212e\\u2180-\\u2182\\u2c00-\\u2fef\\u3001-\\ud7ff\\uf900-\\ufdcf\\ufdf0-\\ufffd\\u{10000}-\\u{effff}";
const REST = `${START}\\-.0-9\\u00b7\\u0300-\\u036f\\u203f\\u2040`;

export const nameAt = new RegExp(`[${START}][${REST}]*`, "uy");
export const nmtokenAt = new RegExp(`[${REST}]+`, "uy");
/** A character that no XML document may hold; a byte that could not be decoded too. */
export const BAD_CHARACTER: RegExp = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\ud800-\udfff]/u;
export const spaceAt = /[ \t\r\n]*/y;

/** The match of a sticky expression at a place; "" when there is none. */
export function matchAt(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? "";
}

export function isSpace(c: number): boolean {
  return c === 32 || c === 10 || c === 9 || c === 13;
}

/** May a character reference name it? */
export function isCharacter(c: number): boolean {
  return (
    c === 9 ||
    c === 10 ||
    c === 13 ||
    (c >= 0x20 && c < 0xd800) ||
    (c >= 0xe000 && c < 0xfffe) ||
    (c >= 0x10000 && c <= 0x10ffff)
  );
}
