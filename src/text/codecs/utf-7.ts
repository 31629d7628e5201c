// UTF-7 (RFC 2152) as CPython has it: direct characters, `+…-` runs of base64 over UTF-16 (Objects/unicodeobject.c).

import type { Text } from "../unicode.ts";
import { ByteBuilder, type Decoded, type DecodeErrors, pointAt, TextBuilder } from "./codec.ts";

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

function fromBase64(code: number): number {
  return code < 128 ? alphabet.indexOf(String.fromCharCode(code)) : -1;
}

/** Characters written as themselves by default: letters, digits, white space and most punctuation. */
const directly = /^[\t\n\r A-Za-z0-9'(),\-./:?!"#$%&*;<=>@[\]^_`{|}]$/;

function isDirect(point: number): boolean {
  return point < 128 && point > 0 && directly.test(String.fromCharCode(point));
}

export function decodeUtf7(bytes: Uint8Array, errors: DecodeErrors, final = true): Decoded {
  const end = bytes.length;
  const out = new TextBuilder(end);
  let at = 0;
  let inShift = false;
  let shiftStart = 0;
  /** Text gathered since the shift began is given back when decoding stops within it. */
  let shifted: number[] = [];
  let bits = 0;
  let buffer = 0;
  let high = 0;
  const flushHigh = (): void => {
    if (high !== 0) {
      shifted.push(high);
      high = 0;
    }
  };
  const leaveShift = (): void => {
    flushHigh();
    for (const point of shifted) out.add(point);
    shifted = [];
    inShift = false;
  };
  const recover = (start: number, stop: number, reason: string): void => {
    const { text, position } = errors({ encoding: "utf7", start, end: stop, reason });
    out.addText(text);
    at = position;
  };
  for (;;) {
    while (at < end) {
      const code = bytes[at]!;
      if (inShift) {
        const digit = fromBase64(code);
        if (digit >= 0) {
          buffer = ((buffer << 6) | digit) >>> 0;
          bits += 6;
          at++;
          if (bits >= 16) {
            const unit = (buffer >>> (bits - 16)) & 0xffff;
            bits -= 16;
            buffer &= (1 << bits) - 1;
            if (high !== 0) {
              if (unit >= 0xdc00 && unit < 0xe000) {
                shifted.push(0x10000 + ((high - 0xd800) << 10) + (unit - 0xdc00));
                high = 0;
                continue;
              }
              flushHigh();
            }
            if (unit >= 0xd800 && unit < 0xdc00) high = unit;
            else shifted.push(unit);
          }
          continue;
        }
        // A character outside base64 ends the shift.
        const partial = bits >= 6;
        const padding = bits > 0 && buffer !== 0;
        const start = shiftStart;
        if (partial || padding) {
          high = 0;
          leaveShift();
          at++;
          recover(
            start,
            at,
            partial ? "partial character in shift sequence" : "non-zero padding bits in shift sequence",
          );
          continue;
        }
        if (code > 127) high = 0;
        leaveShift();
        if (code === 45) at++;
        continue;
      }
      if (code === 43) {
        const start = at++;
        if (at < end && bytes[at] === 45) {
          at++;
          out.add(43);
        } else if (at < end && fromBase64(bytes[at]!) < 0) {
          at++;
          recover(start, at, "ill-formed sequence");
        } else {
          inShift = true;
          shiftStart = start;
          shifted = [];
          bits = 0;
          buffer = 0;
          high = 0;
        }
      } else if (code < 128) {
        out.add(code);
        at++;
      } else {
        at++;
        recover(at - 1, at, "unexpected special character");
      }
    }
    if (!inShift) return { text: out.result(), consumed: end };
    if (!final) {
      // The whole shift is read again with what follows.
      return { text: out.result(), consumed: shiftStart };
    }
    if (high !== 0 || bits >= 6 || (bits > 0 && buffer !== 0)) {
      high = 0;
      leaveShift();
      recover(shiftStart, end, "unterminated shift sequence");
      if (at < end) continue;
      return { text: out.result(), consumed: end };
    }
    leaveShift();
    return { text: out.result(), consumed: end };
  }
}

export function encodeUtf7(text: Text): Uint8Array {
  const out = new ByteBuilder(text.length * 2 + 8);
  let inShift = false;
  let bits = 0;
  let buffer = 0;
  const put = (unit: number): void => {
    buffer = (buffer << 16) | unit;
    bits += 16;
    while (bits >= 6) {
      out.add(alphabet.charCodeAt((buffer >>> (bits - 6)) & 63));
      bits -= 6;
    }
    buffer &= (1 << bits) - 1;
  };
  const flush = (): void => {
    if (bits > 0) out.add(alphabet.charCodeAt((buffer << (6 - bits)) & 63));
    bits = 0;
    buffer = 0;
  };
  for (let i = 0; i < text.length; i++) {
    const point = pointAt(text, i);
    const direct = isDirect(point);
    if (inShift && direct) {
      flush();
      inShift = false;
      // Only a character that could be read as base64, or the minus itself, needs the explicit end.
      if (fromBase64(point) >= 0 || point === 45) out.add(45);
    }
    if (!inShift) {
      if (point === 43) {
        out.add(43);
        out.add(45);
        continue;
      }
      if (direct) {
        out.add(point);
        continue;
      }
      out.add(43);
      inShift = true;
    }
    if (point > 0xffff) {
      put(0xd800 + ((point - 0x10000) >> 10));
      put(0xdc00 + ((point - 0x10000) & 0x3ff));
    } else put(point);
  }
  if (inShift) {
    flush();
    out.add(45);
  }
  return out.result();
}
