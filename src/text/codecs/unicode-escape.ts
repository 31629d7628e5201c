// unicode_escape, raw_unicode_escape, and the escapes of bytes literals (codecs.escape_decode).

import { fault } from "../fault.ts";
import type { Text } from "../unicode.ts";
import { ByteBuilder, type Decoded, type DecodeErrors, hexDigit, pointAt, TextBuilder } from "./codec.ts";

const simpleEscapes: Record<string, number> = {
  "\\": 92,
  "'": 39,
  '"': 34,
  b: 8,
  f: 12,
  t: 9,
  n: 10,
  r: 13,
  v: 11,
  a: 7,
};

const hexEscapes: Record<string, [number, string]> = {
  x: [2, "truncated \\xXX escape"],
  u: [4, "truncated \\uXXXX escape"],
  U: [8, "truncated \\UXXXXXXXX escape"],
};

export type EscapeOptions = {
  final?: boolean;
  /** The code point of a character name (for `\N{…}`). */
  lookupName: (name: string) => number | undefined;
  /** Told of the first escape that means nothing, by the text after its backslash. */
  onInvalidEscape?: (escape: string) => void;
};

type Hex = { value: number; at: number; complete: boolean };

/** Reads `count` hexadecimal digits; stops at the end or at another character. */
function readHex(bytes: Uint8Array, at: number, count: number): Hex {
  let value = 0;
  for (; count > 0; count--, at++) {
    const digit = at < bytes.length ? hexDigit(bytes[at]!) : -1;
    if (digit < 0) return { value, at, complete: false };
    value = value * 16 + digit;
  }
  return { value, at, complete: true };
}

export function decodeUnicodeEscape(bytes: Uint8Array, errors: DecodeErrors, options: EscapeOptions): Decoded {
  const { final = true, lookupName } = options;
  const end = bytes.length;
  const out = new TextBuilder(end);
  let warned = false;
  const invalid = (escape: string): void => {
    if (!warned) options.onInvalidEscape?.(escape);
    warned = true;
  };
  let at = 0;
  while (at < end) {
    if (bytes[at] !== 92) {
      out.add(bytes[at++]!);
      continue;
    }
    const start = at++;
    let reason: string;
    let incomplete = false;
    if (at >= end) {
      reason = "\\ at end of string";
      incomplete = true;
    } else {
      const code = bytes[at++]!;
      const char = String.fromCharCode(code);
      const simple = simpleEscapes[char];
      const hex = hexEscapes[char];
      if (code === 10) continue;
      if (simple !== undefined) {
        out.add(simple);
        continue;
      }
      if (code >= 48 && code <= 55) {
        let value = code - 48;
        for (let n = 0; n < 2 && at < end && bytes[at]! >= 48 && bytes[at]! <= 55; n++) {
          value = value * 8 + (bytes[at++]! - 48);
        }
        if (value > 255) invalid(value.toString(8));
        out.add(value);
        continue;
      }
      if (hex) {
        const read = readHex(bytes, at, hex[0]);
        at = read.at;
        if (read.complete && read.value <= 0x10ffff) {
          out.add(read.value);
          continue;
        }
        reason = read.complete ? "illegal Unicode character" : hex[1];
        incomplete = !read.complete && at >= end;
      } else if (code === 78) {
        reason = "malformed \\N character escape";
        if (at >= end) incomplete = true;
        else if (bytes[at] === 123) {
          const nameStart = ++at;
          while (at < end && bytes[at] !== 125) at++;
          if (at >= end) incomplete = true;
          else if (at > nameStart) {
            const name = String.fromCharCode(...bytes.subarray(nameStart, at));
            at++;
            const point = lookupName(name);
            if (point !== undefined) {
              out.add(point);
              continue;
            }
            reason = "unknown Unicode character name";
          }
        }
      } else {
        invalid(char);
        out.add(92);
        out.add(code);
        continue;
      }
    }
    if (incomplete && !final) return { text: out.result(), consumed: start };
    const { text, position } = errors({ encoding: "unicodeescape", start, end: at, reason });
    out.addText(text);
    at = position;
  }
  return { text: out.result(), consumed: end };
}

export function decodeRawUnicodeEscape(bytes: Uint8Array, errors: DecodeErrors, final = true): Decoded {
  const end = bytes.length;
  const out = new TextBuilder(end);
  let at = 0;
  while (at < end) {
    const start = at;
    const code = bytes[at++]!;
    if (code !== 92 || (at >= end && final)) {
      out.add(code);
      continue;
    }
    if (at >= end) return { text: out.result(), consumed: start };
    const kind = bytes[at++]!;
    if (kind !== 117 && kind !== 85) {
      out.add(92);
      out.add(kind);
      continue;
    }
    const [count, truncated] = hexEscapes[kind === 117 ? "u" : "U"]!;
    const read = readHex(bytes, at, count);
    at = read.at;
    if (read.complete && read.value <= 0x10ffff) {
      out.add(read.value);
      continue;
    }
    if (!read.complete && at >= end && !final) return { text: out.result(), consumed: start };
    const reason = read.complete ? "\\Uxxxxxxxx out of range" : truncated;
    const { text, position } = errors({ encoding: "rawunicodeescape", start, end: at, reason });
    out.addText(text);
    at = position;
  }
  return { text: out.result(), consumed: end };
}

function addAscii(out: ByteBuilder, text: string): void {
  for (let i = 0; i < text.length; i++) out.add(text.charCodeAt(i));
}

const hexText = (value: number, width: number): string => value.toString(16).padStart(width, "0");

export function encodeUnicodeEscape(text: Text): Uint8Array {
  const out = new ByteBuilder(text.length + 16);
  for (let i = 0; i < text.length; i++) {
    const point = pointAt(text, i);
    if (point === 92) addAscii(out, "\\\\");
    else if (point >= 32 && point < 127) out.add(point);
    else if (point === 9) addAscii(out, "\\t");
    else if (point === 10) addAscii(out, "\\n");
    else if (point === 13) addAscii(out, "\\r");
    else if (point < 256) addAscii(out, `\\x${hexText(point, 2)}`);
    else if (point < 0x10000) addAscii(out, `\\u${hexText(point, 4)}`);
    else addAscii(out, `\\U${hexText(point, 8)}`);
  }
  return out.result();
}

export function encodeRawUnicodeEscape(text: Text): Uint8Array {
  const out = new ByteBuilder(text.length + 16);
  for (let i = 0; i < text.length; i++) {
    const point = pointAt(text, i);
    if (point < 256) out.add(point);
    else if (point < 0x10000) addAscii(out, `\\u${hexText(point, 4)}`);
    else addAscii(out, `\\U${hexText(point, 8)}`);
  }
  return out.result();
}

/** `codecs.escape_decode`: the escapes of a bytes literal. `errors` is strict, replace or ignore. */
export function decodeBytesEscape(
  bytes: Uint8Array,
  errors: string,
  onInvalidEscape?: (escape: string) => void,
): Uint8Array {
  const out = new ByteBuilder(bytes.length);
  let warned = false;
  const invalid = (escape: string): void => {
    if (!warned) onInvalidEscape?.(escape);
    warned = true;
  };
  for (let at = 0; at < bytes.length; ) {
    if (bytes[at] !== 92) {
      out.add(bytes[at++]!);
      continue;
    }
    if (++at >= bytes.length) throw fault("ValueError", "Trailing \\ in string");
    const code = bytes[at++]!;
    const simple = simpleEscapes[String.fromCharCode(code)];
    if (code === 10) continue;
    if (simple !== undefined) out.add(simple);
    else if (code >= 48 && code <= 55) {
      let value = code - 48;
      for (let n = 0; n < 2 && at < bytes.length && bytes[at]! >= 48 && bytes[at]! <= 55; n++) {
        value = value * 8 + (bytes[at++]! - 48);
      }
      if (value > 255) invalid(value.toString(8));
      out.add(value & 255);
    } else if (code === 120) {
      const read = readHex(bytes, at, 2);
      if (read.complete) {
        out.add(read.value);
        at = read.at;
        continue;
      }
      if (errors === "replace") out.add(63);
      else if (errors === "strict") throw fault("ValueError", `invalid \\x escape at position ${at - 2}`);
      else if (errors !== "ignore") {
        throw fault("ValueError", `decoding error; unknown error handling code: ${errors}`);
      }
      // One digit that is there is skipped with the escape.
      at = read.at;
    } else {
      invalid(String.fromCharCode(code));
      out.add(92);
      out.add(code);
    }
  }
  return out.result();
}
