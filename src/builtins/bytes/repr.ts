// The repr of bytes (PyBytes_Repr) and hexadecimal forms (Python/pystrhex.c, _PyBytes_FromHex).

import { allocating } from "#runtime/allocation.ts";
import { getBuffer, toBytesLike } from "#runtime/objects/buffer.ts";
import { PyByteArray, PyBytes } from "#runtime/objects/containers.ts";
import { memoryError, typeError, valueError } from "#runtime/objects/exceptions.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { codePointsOf, isStr, strValue } from "#runtime/objects/str.ts";
import { typeName } from "#runtime/objects/type-of.ts";
import { length } from "#runtime/operators/protocols.ts";
import { stringOfAscii } from "#text/codecs/codec.ts";
import { MAX_TEXT } from "../str/search.ts";
import { isSpaceByte } from "./data.ts";

const DIGITS: Uint8Array = Uint8Array.from("0123456789abcdef", (c) => c.charCodeAt(0));
/** Values of hexadecimal digits by code, -1 for what is none. */
const HEX_VALUES: Int8Array = Int8Array.from({ length: 256 }, (_, c) =>
  /[0-9a-fA-F]/.test(String.fromCharCode(c)) ? Number.parseInt(String.fromCharCode(c), 16) : -1,
);

/** Text made of ASCII codes. */
function asciiText(codes: Uint8Array): string {
  if (codes.length > MAX_TEXT) throw memoryError();
  return stringOfAscii(codes);
}

/** The letter that escapes a byte in a literal, 120 (x) for two hexadecimal digits, 0 for none. */
function escapeOf(c: number): number {
  if (c === 9) return 116;
  if (c === 10) return 110;
  if (c === 13) return 114;
  if (c === 92) return 92;
  return c < 32 || c >= 127 ? 120 : 0;
}
const ESCAPES: Uint8Array = Uint8Array.from({ length: 256 }, (_, c) => escapeOf(c));

/** The text of a bytes literal; bytearray's repr escapes the single quote in any case. */
export function bytesRepr(data: Uint8Array, always = false): string {
  const quote = data.includes(39) && !data.includes(34) ? 34 : 39;
  const escaped = always || quote === 39 ? 39 : -1;
  let size = 3;
  for (let i = 0; i < data.length; i++) {
    const e = ESCAPES[data[i]!]!;
    size += e === 120 ? 4 : e !== 0 || data[i] === escaped ? 2 : 1;
  }
  allocating(size);
  const out = new Uint8Array(size);
  out[0] = 98;
  out[1] = out[size - 1] = quote;
  let n = 2;
  for (let i = 0; i < data.length; i++) {
    const c = data[i]!;
    const e = c === escaped ? c : ESCAPES[c]!;
    if (e === 0) out[n++] = c;
    else {
      out[n++] = 92;
      out[n++] = e;
      if (e === 120) n = putHex(out, n, c);
    }
  }
  return asciiText(out);
}

/** The digits of each byte, as they lie in memory. */
const DIGIT_PAIRS: Uint16Array = new Uint16Array(
  Uint8Array.from({ length: 512 }, (_, i) => DIGITS[i % 2 === 0 ? i >> 5 : (i >> 1) & 15]!).buffer,
);

/** Does the host store the low byte of a number first? */
const LITTLE: boolean = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;

/** The word of two bytes' digits. */
function digitsOf(a: number, b: number): number {
  return LITTLE ? DIGIT_PAIRS[a]! | (DIGIT_PAIRS[b]! << 16) : (DIGIT_PAIRS[a]! << 16) | DIGIT_PAIRS[b]!;
}

function putHex(out: Uint8Array, n: number, byte: number): number {
  out[n] = DIGITS[byte >> 4]!;
  out[n + 1] = DIGITS[byte & 15]!;
  return n + 2;
}

/** Of so many bytes the text is made without a decoder. */
const SHORT = 64;

/** `data.hex(sep, bytes_per_sep)`. */
export function hexText(data: Uint8Array, separator: PyValue | undefined, group: number): string {
  if (separator === undefined && data.length <= SHORT) {
    const codes: number[] = [];
    for (let i = 0; i < data.length; i++) codes.push(DIGITS[data[i]! >> 4]!, DIGITS[data[i]! & 15]!);
    return String.fromCharCode(...codes);
  }
  return asciiText(hexData(data, separator, group));
}

/** The codes of that text. */
export function hexData(data: Uint8Array, separator: PyValue | undefined, group: number): Uint8Array {
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
  const every = sep === "" ? 0 : Math.abs(group);
  const gaps = every === 0 || data.length === 0 ? 0 : Math.ceil(data.length / every) - 1;
  const size = data.length * 2 + gaps;
  allocating(size);
  const out = new Uint8Array(size);
  if (gaps === 0) {
    // Two bytes at a time: those of a pair of words at once are quicker than one by one.
    const even = data.length & ~1;
    const words = new Uint32Array(out.buffer, 0, even >> 1);
    let n = 0;
    for (let i = 0; i + 3 < even; i += 4, n += 2) {
      words[n] = digitsOf(data[i]!, data[i + 1]!);
      words[n + 1] = digitsOf(data[i + 2]!, data[i + 3]!);
    }
    if (n < words.length) words[n] = digitsOf(data[even - 2]!, data[even - 1]!);
    if (even < data.length) putHex(out, 2 * even, data[even]!);
    return out;
  }
  const first = group > 0 && every > 0 ? data.length % every : 0;
  let n = 0;
  for (let i = 0; i < data.length; i++) {
    if (i > 0 && (i - first) % every === 0) out[n++] = sep.charCodeAt(0);
    n = putHex(out, n, data[i]!);
  }
  return out;
}

/** Up to here text is read digit by digit. */
const FEW_PAIRS = 4096;
/** The bytes that two digits stand for, by their codes as they lie in memory; negative for what are no digits. Filled when first asked for. */
const pairValues: Int16Array = new Int16Array(0x10000);

function valuesOfPairs(): Int16Array {
  if (pairValues[0] === 0) {
    const codes = new Uint8Array(Uint16Array.from(pairValues, (_, i) => i).buffer);
    for (let i = 0; i < pairValues.length; i++)
      pairValues[i] = (HEX_VALUES[codes[2 * i]!]! << 4) | HEX_VALUES[codes[2 * i + 1]!]!;
  }
  return pairValues;
}

/** The bytes of pairs of hexadecimal digits without anything between; undefined where there is something else. */
export function bytesOfPairs(codes: Uint8Array): Uint8Array | undefined {
  const out = new Uint8Array(codes.length >> 1);
  let seen = 0;
  if (out.length < FEW_PAIRS || (codes.byteOffset & 1) !== 0) {
    for (let i = 0; i < out.length; i++) {
      const byte = (HEX_VALUES[codes[2 * i]!]! << 4) | HEX_VALUES[codes[2 * i + 1]!]!;
      seen |= byte;
      out[i] = byte;
    }
  } else {
    const values = valuesOfPairs();
    const pairs = new Uint16Array(codes.buffer, codes.byteOffset, out.length);
    let i = 0;
    for (; i + 3 < out.length; i += 4) {
      const a = values[pairs[i]!]!;
      const b = values[pairs[i + 1]!]!;
      const c = values[pairs[i + 2]!]!;
      const d = values[pairs[i + 3]!]!;
      seen |= a | b | c | d;
      out[i] = a;
      out[i + 1] = b;
      out[i + 2] = c;
      out[i + 3] = d;
    }
    for (; i < out.length; i++) {
      const byte = values[pairs[i]!]!;
      seen |= byte;
      out[i] = byte;
    }
  }
  return seen < 0 ? undefined : out;
}

const digit = (c: number): number => HEX_VALUES[c] ?? -1;

/** `bytes.fromhex(text)`: white space between bytes is skipped. */
export function dataFromHex(v: PyValue): Uint8Array {
  let at: ArrayLike<number>;
  if (isStr(v)) {
    const s = strValue(v)!;
    if (typeof s === "string") {
      const units = new Uint16Array(s.length);
      for (let i = 0; i < units.length; i++) units[i] = s.charCodeAt(i);
      at = units;
    } else at = codePointsOf(s);
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
