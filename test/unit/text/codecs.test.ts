// Every codec with every error handler, against results recorded from CPython (scripts/record-text.ts).

import { describe, expect, test } from "vitest";
import type { CodecFault, Decoded, DecodeErrors, EncodeErrors } from "../../../src/text/codecs/codec.ts";
import { decodeHandlers, encodeHandlers, nameReplace } from "../../../src/text/codecs/error-handlers.ts";
import * as single from "../../../src/text/codecs/single-byte.ts";
import * as escape from "../../../src/text/codecs/unicode-escape.ts";
import { decodeUtf7, encodeUtf7 } from "../../../src/text/codecs/utf-7.ts";
import { decodeUtf8, encodeUtf8 } from "../../../src/text/codecs/utf-8.ts";
import { decodeUtf16, decodeUtf32, encodeUtf16, encodeUtf32 } from "../../../src/text/codecs/utf-16-32.ts";
import type { Text } from "../../../src/text/unicode.ts";
import { lookupUnicodeName, unicodeName } from "../../../src/text/unicode-names.ts";
import fixture from "./fixtures/codecs.json" with { type: "json" };

type Cases = {
  decode: [string, string, string, unknown][];
  encode: [string, string, number[], unknown][];
  incremental: [string, string, number[], number][];
  cp1252: number[];
};
const cases = fixture as unknown as Cases;
const cp1252 = cases.cp1252;
const lookupName = lookupUnicodeName;

type Codec = {
  decode: (bytes: Uint8Array, errors: DecodeErrors, final?: boolean) => Decoded;
  encode: (text: Text, errors: EncodeErrors) => Uint8Array;
};

const wide = (order: -1 | 0 | 1, bits: 16 | 32): Codec => ({
  decode: (bytes, errors, final) => (bits === 16 ? decodeUtf16 : decodeUtf32)(bytes, errors, order, final),
  encode: (text, errors) => (bits === 16 ? encodeUtf16 : encodeUtf32)(text, errors, order),
});
const codecs: Record<string, Codec> = {
  "utf-8": { decode: decodeUtf8, encode: encodeUtf8 },
  "utf-16": wide(0, 16),
  "utf-16-le": wide(-1, 16),
  "utf-16-be": wide(1, 16),
  "utf-32": wide(0, 32),
  "utf-32-le": wide(-1, 32),
  "utf-32-be": wide(1, 32),
  ascii: { decode: single.decodeAscii, encode: single.encodeAscii },
  "latin-1": {
    decode: (bytes) => ({ text: single.decodeLatin1(bytes), consumed: bytes.length }),
    encode: single.encodeLatin1,
  },
  "utf-7": { decode: decodeUtf7, encode: encodeUtf7 },
  unicode_escape: {
    decode: (bytes, errors, final = true) => escape.decodeUnicodeEscape(bytes, errors, { final, lookupName }),
    encode: escape.encodeUnicodeEscape,
  },
  raw_unicode_escape: { decode: escape.decodeRawUnicodeEscape, encode: escape.encodeRawUnicodeEscape },
  cp1252: {
    decode: (bytes, errors) =>
      single.decodeCharmap(bytes, errors, (byte) => (cp1252[byte] === 0xfffd ? undefined : [cp1252[byte]!])),
    encode: (text, errors) =>
      single.encodeCharmap(text, errors, (point) => {
        const byte = cp1252.indexOf(point);
        return byte < 0 || point === 0xfffd ? undefined : byte;
      }),
  },
};

class Raised {
  readonly fault: CodecFault;
  constructor(fault: CodecFault) {
    this.fault = fault;
  }
}

function decodeErrors(bytes: Uint8Array, handler: string): DecodeErrors {
  return (fault) => {
    const made = decodeHandlers[handler]!(bytes, fault);
    if (!made) throw new Raised(fault);
    return made;
  };
}

function encodeErrors(text: Text, handler: string): EncodeErrors {
  const fail = (fault: CodecFault): never => {
    throw new Raised(fault);
  };
  return {
    fail,
    handle: (fault) =>
      (handler === "namereplace" ? nameReplace(text, fault, unicodeName) : encodeHandlers[handler]!(text, fault)) ??
      fail(fault),
  };
}

function attempt(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof Raised)) throw error;
    return error.fault;
  }
}

const pointsOf = (text: Text): number[] =>
  typeof text === "string" ? Array.from({ length: text.length }, (_, i) => text.charCodeAt(i)) : Array.from(text);
/** The form a str has: a string where it can be one. */
const textOf = (points: number[]): Text =>
  points.every((point) => point < 0x10000 && (point & 0xf800) !== 0xd800) ? String.fromCharCode(...points) : points;
const bytesOf = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex, "hex"));

describe("codecs", () => {
  for (const [name, codec] of Object.entries(codecs)) {
    test(name, () => {
      const wrong: unknown[] = [];
      const check = (row: unknown, actual: unknown, expected: unknown): void => {
        if (JSON.stringify(actual) !== JSON.stringify(expected)) wrong.push({ row: JSON.stringify(row), actual });
      };
      for (const row of cases.decode) {
        if (row[0] !== name) continue;
        const bytes = bytesOf(row[2]);
        check(
          row,
          attempt(() => pointsOf(codec.decode(bytes, decodeErrors(bytes, row[1])).text)),
          row[3],
        );
      }
      for (const row of cases.encode) {
        if (row[0] !== name) continue;
        const text = textOf(row[2]);
        check(
          row,
          attempt(() => Buffer.from(codec.encode(text, encodeErrors(text, row[1]))).toString("hex")),
          row[3],
        );
      }
      for (const row of cases.incremental) {
        if (row[0] !== name) continue;
        const bytes = bytesOf(row[1]);
        const { text, consumed } = codec.decode(bytes, decodeErrors(bytes, "replace"), false);
        check(row, [pointsOf(text), consumed], [row[2], row[3]]);
      }
      expect(wrong.slice(0, 10), `${wrong.length} wrong`).toEqual([]);
    });
  }
});
