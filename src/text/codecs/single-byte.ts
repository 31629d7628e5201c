// Codecs of one byte a character: ascii, latin-1, and charmap over any table (Objects/unicodeobject.c).

import type { Text } from "../unicode.ts";
import {
  ByteBuilder,
  type Decoded,
  type DecodeErrors,
  type EncodeErrors,
  pointAt,
  runEnd,
  stringOfAscii,
  stringOfUnits,
  TextBuilder,
} from "./codec.ts";

export function decodeLatin1(bytes: Uint8Array): string {
  return stringOfUnits(bytes);
}

export function decodeAscii(bytes: Uint8Array, errors: DecodeErrors): Decoded {
  let at = 0;
  while (at < bytes.length && bytes[at]! < 128) at++;
  if (at === bytes.length) return { text: stringOfAscii(bytes), consumed: at };
  const out = new TextBuilder(bytes.length);
  for (let i = 0; i < at; i++) out.add(bytes[i]!);
  while (at < bytes.length) {
    if (bytes[at]! < 128) {
      out.add(bytes[at++]!);
      continue;
    }
    const { text, position } = errors({
      encoding: "ascii",
      start: at,
      end: at + 1,
      reason: "ordinal not in range(128)",
    });
    out.addText(text);
    at = position;
  }
  return { text: out.result(), consumed: at };
}

function encodeBelow(text: Text, errors: EncodeErrors, encoding: string, limit: number): Uint8Array {
  const plain = new Uint8Array(text.length);
  let at = 0;
  for (; at < text.length; at++) {
    const point = pointAt(text, at);
    if (point >= limit) break;
    plain[at] = point;
  }
  if (at === text.length) return plain;
  const out = new ByteBuilder(text.length + 16);
  out.addAll(plain.subarray(0, at));
  const tooLarge = (point: number): boolean => point >= limit;
  while (at < text.length) {
    const point = pointAt(text, at);
    if (point < limit) {
      out.add(point);
      at++;
      continue;
    }
    const fault = { encoding, start: at, end: runEnd(text, at, tooLarge), reason: `ordinal not in range(${limit})` };
    const { replacement, position } = errors.handle(fault);
    if (replacement instanceof Uint8Array) out.addAll(replacement);
    else {
      for (let i = 0; i < replacement.length; i++) {
        if (pointAt(replacement, i) >= limit) errors.fail(fault);
        out.add(pointAt(replacement, i));
      }
    }
    at = position;
  }
  return out.result();
}

export function encodeAscii(text: Text, errors: EncodeErrors): Uint8Array {
  return encodeBelow(text, errors, "ascii", 128);
}

export function encodeLatin1(text: Text, errors: EncodeErrors): Uint8Array {
  return encodeBelow(text, errors, "latin-1", 256);
}

/** `lookup` gives the text of a byte, or undefined where the table has none. */
export function decodeCharmap(
  bytes: Uint8Array,
  errors: DecodeErrors,
  lookup: (byte: number) => Text | undefined,
): Decoded {
  const out = new TextBuilder(bytes.length);
  for (let at = 0; at < bytes.length; ) {
    const found = lookup(bytes[at]!);
    if (found !== undefined) {
      out.addText(found);
      at++;
      continue;
    }
    const { text, position } = errors({
      encoding: "charmap",
      start: at,
      end: at + 1,
      reason: "character maps to <undefined>",
    });
    out.addText(text);
    at = position;
  }
  return { text: out.result(), consumed: bytes.length };
}

/** `lookup` gives the byte or bytes of a code point, or undefined where the table has none. */
export function encodeCharmap(
  text: Text,
  errors: EncodeErrors,
  lookup: (point: number) => number | Uint8Array | undefined,
): Uint8Array {
  const out = new ByteBuilder(text.length + 16);
  const put = (found: number | Uint8Array): void => {
    if (typeof found === "number") out.add(found);
    else out.addAll(found);
  };
  const isMissing = (point: number): boolean => lookup(point) === undefined;
  for (let at = 0; at < text.length; ) {
    const found = lookup(pointAt(text, at));
    if (found !== undefined) {
      put(found);
      at++;
      continue;
    }
    const fault = {
      encoding: "charmap",
      start: at,
      end: runEnd(text, at, isMissing),
      reason: "character maps to <undefined>",
    };
    const { replacement, position } = errors.handle(fault);
    if (replacement instanceof Uint8Array) out.addAll(replacement);
    else {
      for (let i = 0; i < replacement.length; i++) {
        const mapped = lookup(pointAt(replacement, i));
        put(mapped === undefined ? errors.fail(fault) : mapped);
      }
    }
    at = position;
  }
  return out.result();
}
