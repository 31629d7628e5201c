// The character properties that a regular expression needs, as an interface, so that the engine depends on no
// particular source of Unicode data; and a stand-in built from the host's own RegExp classes, for tests of the engine.

export interface CharacterTables {
  /** str.isalnum() of one code point. */
  isAlnum(code: number): boolean;
  /** str.isspace() of one code point. */
  isSpace(code: number): boolean;
  /** str.isdecimal() of one code point. */
  isDecimal(code: number): boolean;
  /** Whether str.splitlines() breaks at this code point. */
  isLinebreak(code: number): boolean;
  /** The simple (one to one) lower-case mapping. */
  toLower(code: number): number;
  /** The simple (one to one) upper-case mapping. */
  toUpper(code: number): number;
}

const alnum = /^[\p{L}\p{N}]$/u;
const decimal = /^\p{Nd}$/u;
const space = /^[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]$/;
const linebreak = /^[\n-\r\x1c-\x1e\x85\u2028\u2029]$/;

function single(text: string, otherwise: number): number {
  const code = text.codePointAt(0)!;
  return text.length === (code > 0xffff ? 2 : 1) ? code : otherwise;
}

/** Near enough for tests; a few characters with special casings differ from Python's simple mappings. */
export const hostCharacterTables: CharacterTables = {
  isAlnum: (code) => alnum.test(String.fromCodePoint(code)),
  isSpace: (code) => space.test(String.fromCodePoint(code)),
  isDecimal: (code) => decimal.test(String.fromCodePoint(code)),
  isLinebreak: (code) => linebreak.test(String.fromCodePoint(code)),
  toLower: (code) => (code === 0x130 ? 0x69 : single(String.fromCodePoint(code).toLowerCase(), code)),
  toUpper: (code) => single(String.fromCodePoint(code).toUpperCase(), code),
};

export function asciiLower(code: number): number {
  return code >= 65 && code <= 90 ? code + 32 : code;
}

export function asciiUpper(code: number): number {
  return code >= 97 && code <= 122 ? code - 32 : code;
}
