// The character properties that a regular expression needs, as an interface, so that the engine depends on no
// particular source of Unicode data; and those of ASCII.

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

export function asciiLower(code: number): number {
  return code >= 65 && code <= 90 ? code + 32 : code;
}

export function asciiUpper(code: number): number {
  return code >= 97 && code <= 122 ? code - 32 : code;
}
