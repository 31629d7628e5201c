// UTF-16 and UTF-32 in both byte orders, with and without a byte order mark (Objects/unicodeobject.c).

import type { Text } from "../unicode.ts";
import {
  ByteBuilder,
  type Decoded,
  type DecodeErrors,
  type EncodeErrors,
  isSurrogate,
  pointAt,
  TextBuilder,
} from "./codec.ts";

/** -1 little-endian, 1 big-endian, 0 by the byte order mark (little-endian without one). */
export type ByteOrder = -1 | 0 | 1;

export type DecodedWithOrder = Decoded & { byteOrder: ByteOrder };

export function decodeUtf16(bytes: Uint8Array, errors: DecodeErrors, order: ByteOrder, final = true): DecodedWithOrder {
  const end = bytes.length;
  let at = 0;
  let byteOrder = order;
  if (order === 0 && end >= 2) {
    if (bytes[0] === 0xff && bytes[1] === 0xfe) byteOrder = -1;
    else if (bytes[0] === 0xfe && bytes[1] === 0xff) byteOrder = 1;
    if (byteOrder !== 0) at = 2;
  }
  const big = byteOrder === 1;
  const encoding = big ? "utf-16-be" : "utf-16-le";
  const unit = (i: number): number => (big ? (bytes[i]! << 8) | bytes[i + 1]! : (bytes[i + 1]! << 8) | bytes[i]!);
  const out = new TextBuilder((end >> 1) + 1);
  while (at < end) {
    let fault: { start: number; end: number; reason: string };
    if (at + 1 >= end) {
      if (!final) break;
      fault = { start: at, end, reason: "truncated data" };
    } else {
      const code = unit(at);
      if (!isSurrogate(code)) {
        out.add(code);
        at += 2;
        continue;
      }
      if (code >= 0xdc00) fault = { start: at, end: at + 2, reason: "illegal encoding" };
      else if (at + 3 >= end) {
        if (!final) break;
        fault = { start: at, end, reason: "unexpected end of data" };
      } else {
        const low = unit(at + 2);
        if (low >= 0xdc00 && low < 0xe000) {
          out.add(0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00));
          at += 4;
          continue;
        }
        fault = { start: at, end: at + 2, reason: "illegal UTF-16 surrogate" };
      }
    }
    const { text, position } = errors({ encoding, ...fault });
    out.addText(text);
    at = position;
  }
  return { text: out.result(), consumed: at, byteOrder };
}

export function decodeUtf32(bytes: Uint8Array, errors: DecodeErrors, order: ByteOrder, final = true): DecodedWithOrder {
  const end = bytes.length;
  let at = 0;
  let byteOrder = order;
  if (order === 0 && end >= 4) {
    if (bytes[0] === 0xff && bytes[1] === 0xfe && bytes[2] === 0 && bytes[3] === 0) byteOrder = -1;
    else if (bytes[0] === 0 && bytes[1] === 0 && bytes[2] === 0xfe && bytes[3] === 0xff) byteOrder = 1;
    if (byteOrder !== 0) at = 4;
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, end);
  const little = byteOrder !== 1;
  const encoding = little ? "utf-32-le" : "utf-32-be";
  const out = new TextBuilder((end >> 2) + 1);
  while (at < end) {
    let fault: { start: number; end: number; reason: string };
    if (at + 3 >= end) {
      if (!final) break;
      fault = { start: at, end, reason: "truncated data" };
    } else {
      const point = view.getUint32(at, little);
      if (point <= 0x10ffff && !isSurrogate(point)) {
        out.add(point);
        at += 4;
        continue;
      }
      const reason =
        point > 0x10ffff
          ? "code point not in range(0x110000)"
          : "code point in surrogate code point range(0xd800, 0xe000)";
      fault = { start: at, end: at + 4, reason };
    }
    const { text, position } = errors({ encoding, ...fault });
    out.addText(text);
    at = position;
  }
  return { text: out.result(), consumed: at, byteOrder };
}

function encodeWide(
  text: Text,
  errors: EncodeErrors,
  name: string,
  order: ByteOrder,
  width: 2 | 4,
  add: (out: ByteBuilder, point: number) => void,
): Uint8Array {
  const encoding = order === 0 ? name : `${name}-${order === 1 ? "be" : "le"}`;
  const out = new ByteBuilder(text.length * 4 + 4);
  if (order === 0) add(out, 0xfeff);
  for (let at = 0; at < text.length; ) {
    const point = pointAt(text, at);
    if (!isSurrogate(point)) {
      add(out, point);
      at++;
      continue;
    }
    const fault = { encoding, start: at, end: at + 1, reason: "surrogates not allowed" };
    const { replacement, position } = errors.handle(fault);
    if (replacement instanceof Uint8Array) {
      if (replacement.length % width !== 0) errors.fail(fault);
      out.addAll(replacement);
    } else {
      for (let i = 0; i < replacement.length; i++) {
        if (pointAt(replacement, i) > 127) errors.fail(fault);
        add(out, pointAt(replacement, i));
      }
    }
    at = position;
  }
  return out.result();
}

/** One unit or a pair. */
function addUtf16(big: boolean): (out: ByteBuilder, point: number) => void {
  const unit = (out: ByteBuilder, code: number): void => {
    out.add(big ? code >> 8 : code & 255);
    out.add(big ? code & 255 : code >> 8);
  };
  return (out, point) => {
    if (point < 0x10000) unit(out, point);
    else {
      unit(out, 0xd800 + ((point - 0x10000) >> 10));
      unit(out, 0xdc00 + ((point - 0x10000) & 0x3ff));
    }
  };
}

export function encodeUtf16(text: Text, errors: EncodeErrors, order: ByteOrder): Uint8Array {
  return encodeWide(text, errors, "utf-16", order, 2, addUtf16(order === 1));
}

export function encodeUtf32(text: Text, errors: EncodeErrors, order: ByteOrder): Uint8Array {
  return encodeWide(text, errors, "utf-32", order, 4, (out, point) => {
    const bytes = [point & 255, (point >> 8) & 255, (point >> 16) & 255, 0];
    out.addAll(order === 1 ? bytes.reverse() : bytes);
  });
}
