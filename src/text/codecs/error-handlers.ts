// The built-in error handlers of Python/codecs.c as pure functions; undefined means that the handler raises the error.

import type { Text } from "../unicode.ts";
import { ByteBuilder, type CodecFault, isSurrogate, pointAt } from "./codec.ts";
import { addUtf8 } from "./utf-8.ts";

export type DecodeReplacement = { text: Text; position: number };
export type EncodeReplacement = { replacement: Text | Uint8Array; position: number };

const hexText = (value: number, width: number): string => value.toString(16).padStart(width, "0");

/** `\xNN`, `\uNNNN` or `\UNNNNNNNN`. */
export function backslashEscape(point: number): string {
  if (point < 0x100) return `\\x${hexText(point, 2)}`;
  if (point < 0x10000) return `\\u${hexText(point, 4)}`;
  return `\\U${hexText(point, 8)}`;
}

/** Width in bytes and byte order of the UTF codecs that surrogatepass knows. */
function standardEncoding(name: string): { width: 2 | 3 | 4; big: boolean } | undefined {
  const match = /^utf[-_]?(8|16|32)(?:[-_]?(le|be))?$/i.exec(name);
  if (!match) return /^cp_?utf8$/i.test(name) ? { width: 3, big: false } : undefined;
  const big = match[2]?.toLowerCase() === "be";
  if (match[1] === "8") return match[2] === undefined ? { width: 3, big } : undefined;
  return { width: match[1] === "16" ? 2 : 4, big };
}

export const decodeHandlers: Record<string, (bytes: Uint8Array, fault: CodecFault) => DecodeReplacement | undefined> = {
  strict: () => undefined,
  ignore: (_bytes, { end }) => ({ text: "", position: end }),
  replace: (_bytes, { end }) => ({ text: "\ufffd", position: end }),
  backslashreplace: (bytes, { start, end }) => {
    let text = "";
    for (let i = start; i < end; i++) text += `\\x${hexText(bytes[i]!, 2)}`;
    return { text, position: end };
  },
  surrogateescape: (bytes, { start, end }) => {
    const points: number[] = [];
    for (let i = start; i < end && points.length < 4 && bytes[i]! >= 128; i++) points.push(0xdc00 + bytes[i]!);
    return points.length === 0 ? undefined : { text: points, position: start + points.length };
  },
  surrogatepass: (bytes, { encoding, start }) => {
    const kind = standardEncoding(encoding);
    if (!kind || bytes.length - start < kind.width) return undefined;
    const part = bytes.subarray(start, start + kind.width);
    let point = 0;
    if (kind.width === 3) {
      if ((part[0]! & 0xf0) === 0xe0 && (part[1]! & 0xc0) === 0x80 && (part[2]! & 0xc0) === 0x80) {
        point = ((part[0]! & 15) << 12) | ((part[1]! & 63) << 6) | (part[2]! & 63);
      }
    } else {
      const ordered = kind.big ? Array.from(part) : Array.from(part).reverse();
      for (const byte of ordered) point = point * 256 + byte;
    }
    return point <= 0xffff && isSurrogate(point) ? { text: [point], position: start + kind.width } : undefined;
  },
};

function eachPoint(text: Text, { start, end }: CodecFault, show: (point: number) => string): EncodeReplacement {
  let replacement = "";
  for (let i = start; i < end; i++) replacement += show(pointAt(text, i));
  return { replacement, position: end };
}

export const encodeHandlers: Record<string, (text: Text, fault: CodecFault) => EncodeReplacement | undefined> = {
  strict: () => undefined,
  ignore: (_text, { end }) => ({ replacement: "", position: end }),
  replace: (text, fault) => eachPoint(text, fault, () => "?"),
  backslashreplace: (text, fault) => eachPoint(text, fault, backslashEscape),
  xmlcharrefreplace: (text, fault) => eachPoint(text, fault, (point) => `&#${point};`),
  surrogateescape: (text, { start, end }) => {
    const bytes = new Uint8Array(end - start);
    for (let i = start; i < end; i++) {
      const point = pointAt(text, i);
      if (point < 0xdc80 || point > 0xdcff) return undefined;
      bytes[i - start] = point - 0xdc00;
    }
    return { replacement: bytes, position: end };
  },
  surrogatepass: (text, { encoding, start, end }) => {
    const kind = standardEncoding(encoding);
    if (!kind) return undefined;
    const out = new ByteBuilder((end - start) * 4);
    for (let i = start; i < end; i++) {
      const point = pointAt(text, i);
      if (!isSurrogate(point)) return undefined;
      if (kind.width === 3) addUtf8(out, point);
      else {
        const bytes = kind.width === 2 ? [point & 255, point >> 8] : [point & 255, point >> 8, 0, 0];
        out.addAll(kind.big ? bytes.reverse() : bytes);
      }
    }
    return { replacement: out.result(), position: end };
  },
};

/** namereplace, for those who have the names (src/text/unicode-names.ts). */
export function nameReplace(
  text: Text,
  fault: CodecFault,
  nameOf: (point: number) => string | undefined,
): EncodeReplacement {
  return eachPoint(text, fault, (point) => {
    const name = nameOf(point);
    return name === undefined ? backslashEscape(point) : `\\N{${name}}`;
  });
}
