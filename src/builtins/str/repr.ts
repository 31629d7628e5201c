// repr() of str, and ascii() of any value (unicode_repr in Objects/unicodeobject.c, PyObject_ASCII).

import type { PyValue } from "#runtime/objects/object.ts";
import { codePointsOf, fromCodePoints, type Str } from "#runtime/objects/str.ts";
import { repr } from "#runtime/operators/protocols.ts";
import { isPlainText } from "#text/plain-text.ts";
import { isPrintablePoint } from "#text/unicode.ts";

function hex(n: number, width: number): string {
  return n.toString(16).padStart(width, "0");
}

/** `\xhh`, `\uhhhh` or `\Uhhhhhhhh`. */
export function escapePoint(c: number): string {
  return c < 0x100 ? "\\x" + hex(c, 2) : c < 0x10000 ? "\\u" + hex(c, 4) : "\\U" + hex(c, 8);
}

/** `repr(s)`. */
export function strRepr(s: Str): Str {
  if (typeof s === "string" && isPlainText(s)) return `'${s}'`;
  const points = codePointsOf(s);
  const quote = points.includes(39) && !points.includes(34) ? 34 : 39;
  const q = String.fromCharCode(quote);
  let out = q;
  let astral = false;
  for (const c of points) {
    if (c === quote || c === 92) out += "\\" + String.fromCharCode(c);
    else if (c === 9) out += "\\t";
    else if (c === 10) out += "\\n";
    else if (c === 13) out += "\\r";
    else if (!isPrintablePoint(c)) out += escapePoint(c);
    else {
      if (c > 0xffff) astral = true;
      out += String.fromCodePoint(c);
    }
  }
  out += q;
  if (!astral) return out;
  return fromCodePoints(Array.from(out, (ch) => ch.codePointAt(0)!));
}

const ascii = /^[\0-\x7f]*$/;

/** `ascii(v)` as JavaScript text, which holds only ASCII. */
export function asciiRepr(v: PyValue): string {
  const s = repr(v);
  if (typeof s === "string" && ascii.test(s)) return s;
  let out = "";
  for (const c of codePointsOf(s)) out += c < 128 ? String.fromCharCode(c) : escapePoint(c);
  return out;
}
