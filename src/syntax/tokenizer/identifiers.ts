// Identifiers with non-ASCII characters (PEP 3131): validity and NFKC normalisation.

import type { TokenizerState } from "./state.ts";

const START = /^[\p{XID_Start}_]$/u;
const CONTINUE = /^\p{XID_Continue}$/u;
const NON_PRINTABLE = /^[\p{C}\p{Z}]$/u;

/** Checks src[start, end) and records its normal form for the token about to be pushed. */
export function checkIdentifier(tok: TokenizerState, start: number, end: number): boolean {
  let pos = start;
  let first = true;
  while (pos < end) {
    const point = tok.src.codePointAt(pos)!;
    const char = String.fromCodePoint(point);
    if (!(first ? START : CONTINUE).test(char)) {
      const hex = point.toString(16).toUpperCase().padStart(4, "0");
      const message = NON_PRINTABLE.test(char)
        ? `invalid non-printable character U+${hex}`
        : `invalid character '${char}' (U+${hex})`;
      return tok.fail(message, pos + char.length);
    }
    pos += char.length;
    first = false;
  }
  const text = tok.src.slice(start, end);
  const normal = text.normalize("NFKC");
  if (normal !== text) {
    tok.out.normalized ??= new Map();
    tok.out.normalized.set(tok.out.count, normal);
  }
  return true;
}
