// UTF-8 with CPython's error positions and reasons (Objects/unicodeobject.c, stringlib/codecs.h).

import type { Text } from "../unicode.ts";
import {
  ByteBuilder,
  type CodecFault,
  type Decoded,
  type DecodeErrors,
  type EncodeErrors,
  isSurrogate,
  pointAt,
  runEnd,
  SHORT,
  stringOfAscii,
  TextBuilder,
} from "./codec.ts";

const INVALID_START = 1;
const INCOMPLETE = 0;

/** Why there is no character at `at`: 0 cut off, 1 invalid start byte, n an invalid n-th byte; or the code point, negated minus one. */
function readPoint(bytes: Uint8Array, at: number, end: number): number {
  const lead = bytes[at]!;
  if (lead < 0x80) return -1 - lead;
  if (lead < 0xc2 || lead > 0xf4) return INVALID_START;
  if (at + 1 >= end) return INCOMPLETE;
  const second = bytes[at + 1]!;
  if ((second & 0xc0) !== 0x80) return 2;
  if (lead < 0xe0) return -1 - (((lead & 0x1f) << 6) | (second & 0x3f));
  if (lead < 0xf0) {
    if (second < 0xa0 ? lead === 0xe0 : lead === 0xed) return 2;
    if (at + 2 >= end) return INCOMPLETE;
    const third = bytes[at + 2]!;
    if ((third & 0xc0) !== 0x80) return 3;
    return -1 - (((lead & 0x0f) << 12) | ((second & 0x3f) << 6) | (third & 0x3f));
  }
  if (second < 0x90 ? lead === 0xf0 : lead === 0xf4) return 2;
  if (at + 2 >= end) return INCOMPLETE;
  const third = bytes[at + 2]!;
  if ((third & 0xc0) !== 0x80) return 3;
  if (at + 3 >= end) return INCOMPLETE;
  const fourth = bytes[at + 3]!;
  if ((fourth & 0xc0) !== 0x80) return 4;
  return -1 - (((lead & 0x07) << 18) | ((second & 0x3f) << 12) | ((third & 0x3f) << 6) | (fourth & 0x3f));
}

function isAscii(bytes: Uint8Array): boolean {
  for (let i = 0; i < bytes.length; i++) if (bytes[i]! > 127) return false;
  return true;
}

const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const encoder = new TextEncoder();

/** Text by the host's decoder; undefined where that finds a fault, or characters beyond the BMP. */
function hostDecoded(bytes: Uint8Array): string | undefined {
  try {
    const text = strict.decode(bytes);
    return /[\ud800-\udfff]/.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}

export function decodeUtf8(bytes: Uint8Array, errors: DecodeErrors, final = true): Decoded {
  const end = bytes.length;
  if (isAscii(bytes)) return { text: stringOfAscii(bytes), consumed: end };
  const whole = end > SHORT ? hostDecoded(bytes) : undefined;
  if (whole !== undefined) return { text: whole, consumed: end };
  const out = new TextBuilder(end);
  let at = 0;
  while (at < end) {
    const found = readPoint(bytes, at, end);
    if (found < 0) {
      const point = -1 - found;
      out.add(point);
      at += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
      continue;
    }
    let fault: CodecFault;
    if (found === INCOMPLETE) {
      if (!final) return { text: out.result(), consumed: at };
      fault = { encoding: "utf-8", start: at, end, reason: "unexpected end of data" };
    } else if (found === INVALID_START) {
      fault = { encoding: "utf-8", start: at, end: at + 1, reason: "invalid start byte" };
    } else {
      // A surrogate that is cut off may still be taken by surrogatepass when the rest has come.
      const second = bytes[at + 1]!;
      const cutSurrogate = bytes[at] === 0xed && end - at === 2 && second >= 0xa0 && second <= 0xbf;
      if (!final && found === 2 && cutSurrogate) return { text: out.result(), consumed: at };
      fault = { encoding: "utf-8", start: at, end: at + found - 1, reason: "invalid continuation byte" };
    }
    const { text, position } = errors(fault);
    out.addText(text);
    at = position;
  }
  return { text: out.result(), consumed: end };
}

/** The bytes of one code point, surrogates included. */
export function addUtf8(out: ByteBuilder, point: number): void {
  if (point < 0x80) out.add(point);
  else if (point < 0x800) {
    out.add(0xc0 | (point >> 6));
    out.add(0x80 | (point & 0x3f));
  } else if (point < 0x10000) {
    out.add(0xe0 | (point >> 12));
    out.add(0x80 | ((point >> 6) & 0x3f));
    out.add(0x80 | (point & 0x3f));
  } else {
    out.add(0xf0 | (point >> 18));
    out.add(0x80 | ((point >> 12) & 0x3f));
    out.add(0x80 | ((point >> 6) & 0x3f));
    out.add(0x80 | (point & 0x3f));
  }
}

/** A string without surrogates cannot fail. */
function encodeString(text: string): Uint8Array {
  const { length } = text;
  if (length > SHORT) return encoder.encode(text);
  const ascii = new Uint8Array(length);
  let i = 0;
  for (; i < length; i++) {
    const code = text.charCodeAt(i);
    if (code > 127) break;
    ascii[i] = code;
  }
  if (i === length) return ascii;
  const bytes = new Uint8Array(i + 3 * (length - i));
  bytes.set(ascii.subarray(0, i));
  let n = i;
  for (; i < length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x80) bytes[n++] = code;
    else if (code < 0x800) {
      bytes[n++] = 0xc0 | (code >> 6);
      bytes[n++] = 0x80 | (code & 0x3f);
    } else {
      bytes[n++] = 0xe0 | (code >> 12);
      bytes[n++] = 0x80 | ((code >> 6) & 0x3f);
      bytes[n++] = 0x80 | (code & 0x3f);
    }
  }
  return bytes.slice(0, n);
}

export function encodeUtf8(text: Text, errors: EncodeErrors): Uint8Array {
  if (typeof text === "string") return encodeString(text);
  const out = new ByteBuilder(text.length * 4);
  for (let at = 0; at < text.length; ) {
    const point = text[at]!;
    if (!isSurrogate(point)) {
      addUtf8(out, point);
      at++;
      continue;
    }
    const fault = {
      encoding: "utf-8",
      start: at,
      end: runEnd(text, at, isSurrogate),
      reason: "surrogates not allowed",
    };
    const { replacement, position } = errors.handle(fault);
    if (replacement instanceof Uint8Array) out.addAll(replacement);
    else {
      for (let i = 0; i < replacement.length; i++) {
        if (pointAt(replacement, i) > 127) errors.fail(fault);
        out.add(pointAt(replacement, i));
      }
    }
    at = position;
  }
  return out.result();
}
