// The repr of bytes (PyBytes_Repr) and hexadecimal forms (Python/pystrhex.c, _PyBytes_FromHex).

import { getBuffer, toBytesLike } from "#runtime/objects/buffer.ts";
import { PyByteArray, PyBytes } from "#runtime/objects/containers.ts";
import { typeError, valueError } from "#runtime/objects/exceptions.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { codePointsOf, isStr, strValue } from "#runtime/objects/str.ts";
import { typeName } from "#runtime/objects/type-of.ts";
import { length } from "#runtime/operators/protocols.ts";
import { isSpaceByte } from "./data.ts";

const HEX: readonly string[] = Array.from({ length: 256 }, (_, i) => i.toString(16).padStart(2, "0"));

/** The text of a bytes literal; bytearray's repr escapes the single quote in any case. */
export function bytesRepr(data: Uint8Array, always = false): string {
  const quote = data.includes(39) && !data.includes(34) ? 34 : 39;
  let out = quote === 34 ? 'b"' : "b'";
  for (let i = 0; i < data.length; i++) {
    const c = data[i]!;
    if (c === quote || c === 92 || (always && c === 39)) out += "\\" + String.fromCharCode(c);
    else if (c === 9) out += "\\t";
    else if (c === 10) out += "\\n";
    else if (c === 13) out += "\\r";
    else if (c < 32 || c >= 127) out += "\\x" + HEX[c]!;
    else out += String.fromCharCode(c);
  }
  return out + String.fromCharCode(quote);
}

/** `data.hex(sep, bytes_per_sep)`. */
export function hexText(data: Uint8Array, separator: PyValue | undefined, group: number): string {
  let sep = "";
  if (separator !== undefined) {
    const size = length(separator);
    if (size !== 1) throw valueError("sep must be length 1.");
    const s = strValue(separator);
    if (s !== undefined) sep = String.fromCharCode(codePointsOf(s)[0]!);
    else if (separator instanceof PyBytes || separator instanceof PyByteArray)
      sep = String.fromCharCode(separator.data[0]!);
    else throw typeError("sep must be str or bytes.");
    if (sep.charCodeAt(0) > 127 || (s !== undefined && codePointsOf(s)[0]! > 127))
      throw valueError("sep must be ASCII.");
  }
  let out = "";
  const every = Math.abs(group);
  if (sep === "" || every === 0 || every >= data.length) {
    for (let i = 0; i < data.length; i++) out += HEX[data[i]!]!;
    return out;
  }
  const first = group > 0 ? data.length % every : 0;
  for (let i = 0; i < data.length; i++) {
    if (i > 0 && (i - first) % every === 0) out += sep;
    out += HEX[data[i]!]!;
  }
  return out;
}

function digit(c: number): number {
  if (c >= 48 && c <= 57) return c - 48;
  if (c >= 97 && c <= 102) return c - 87;
  return c >= 65 && c <= 70 ? c - 55 : -1;
}

/** `bytes.fromhex(text)`: white space between bytes is skipped. */
export function dataFromHex(v: PyValue): Uint8Array {
  let at: ArrayLike<number>;
  if (isStr(v)) {
    const s = strValue(v)!;
    at = codePointsOf(s);
  } else if (getBuffer(v) !== undefined) at = toBytesLike(v);
  else throw typeError(`fromhex() argument must be str or bytes-like, not ${typeName(v)}`);
  const n = at.length;
  const out = new Uint8Array(n >> 1);
  let size = 0;
  for (let i = 0; i < n; ) {
    if (isSpaceByte(at[i]!)) {
      i++;
      continue;
    }
    const high = digit(at[i]!);
    if (high < 0) throw valueError(`non-hexadecimal number found in fromhex() arg at position ${i}`);
    i++;
    if (i >= n) throw valueError("fromhex() arg must contain an even number of hexadecimal digits");
    const low = digit(at[i]!);
    if (low < 0) throw valueError(`non-hexadecimal number found in fromhex() arg at position ${i}`);
    out[size++] = high * 16 + low;
    i++;
  }
  return out.slice(0, size);
}
