// What all codecs share: how they report errors, and how they gather text. A decoder turns bytes into a `Text`: a JavaScript
// string if every code point is in the BMP and no surrogate, else an array of code points. Encoders take a `Text`.
// Errors go to handlers as in Python: a handler gives a replacement and where to go on, or throws.

import type { Text } from "../unicode.ts";

/** The fields of UnicodeDecodeError and UnicodeEncodeError. */
export type CodecFault = { encoding: string; start: number; end: number; reason: string };

export type DecodeErrors = (fault: CodecFault) => { text: Text; position: number };

export type EncodeErrors = {
  handle(fault: CodecFault): { replacement: Text | Uint8Array; position: number };
  /** Raises the UnicodeEncodeError where a replacement cannot be encoded either. */
  fail(fault: CodecFault): never;
};

/** `consumed` is less than the input's length only where decoding is not final and the input ends within a character. */
export type Decoded = { text: Text; consumed: number };

/** Up to here characters are joined one by one. */
export const SHORT = 512;
/** From here on a decoder's own errors could come before ours. */
const LONG = 2 ** 28;
const CHUNK = 8192;

const latin1 = new TextDecoder("latin1");

/** A string of ASCII characters; many go through the host's decoder. */
export function stringOfAscii(bytes: Uint8Array): string {
  return bytes.length <= SHORT || bytes.length > LONG ? stringOfUnits(bytes) : latin1.decode(bytes);
}

/** A string of code units below 0x10000. */
export function stringOfUnits(units: Uint16Array | Uint8Array, end: number = units.length): string {
  if (end <= SHORT) {
    // Faster than apply at every length (measured).
    let text = "";
    let i = 0;
    for (; i + 8 <= end; i += 8) {
      text += String.fromCharCode(
        units[i]!,
        units[i + 1]!,
        units[i + 2]!,
        units[i + 3]!,
        units[i + 4]!,
        units[i + 5]!,
        units[i + 6]!,
        units[i + 7]!,
      );
    }
    for (; i < end; i++) text += String.fromCharCode(units[i]!);
    return text;
  }
  let text = "";
  for (let i = 0; i < end; i += CHUNK) {
    text += String.fromCharCode.apply(null, units.subarray(i, Math.min(end, i + CHUNK)) as unknown as number[]);
  }
  return text;
}

/** Gathers code points; stays with 16-bit units until one needs more. */
export class TextBuilder {
  private units: Uint16Array;
  private length = 0;
  private points: number[] | undefined;

  constructor(capacity: number) {
    this.units = new Uint16Array(capacity);
  }

  add(point: number): void {
    if (this.points) {
      this.points.push(point);
      return;
    }
    if (point > 0xffff || (point & 0xf800) === 0xd800) {
      this.points = Array.from(this.units.subarray(0, this.length));
      this.points.push(point);
      return;
    }
    if (this.length === this.units.length) {
      const wider = new Uint16Array(2 * this.length + 16);
      wider.set(this.units);
      this.units = wider;
    }
    this.units[this.length++] = point;
  }

  addText(text: Text): void {
    if (typeof text === "string") for (let i = 0; i < text.length; i++) this.add(text.charCodeAt(i));
    else for (let i = 0; i < text.length; i++) this.add(text[i]!);
  }

  result(): Text {
    return this.points ?? stringOfUnits(this.units, this.length);
  }
}

/** Gathers bytes. */
export class ByteBuilder {
  private bytes: Uint8Array;
  private length = 0;

  constructor(capacity: number) {
    this.bytes = new Uint8Array(capacity);
  }

  add(byte: number): void {
    if (this.length === this.bytes.length) this.grow(1);
    this.bytes[this.length++] = byte;
  }

  addAll(bytes: ArrayLike<number>): void {
    if (this.length + bytes.length > this.bytes.length) this.grow(bytes.length);
    this.bytes.set(bytes, this.length);
    this.length += bytes.length;
  }

  private grow(by: number): void {
    const wider = new Uint8Array(2 * this.bytes.length + by + 16);
    wider.set(this.bytes);
    this.bytes = wider;
  }

  result(): Uint8Array {
    return this.bytes.slice(0, this.length);
  }
}

export function pointAt(text: Text, index: number): number {
  return typeof text === "string" ? text.charCodeAt(index) : text[index]!;
}

export function isSurrogate(point: number): boolean {
  return (point & 0xfffff800) === 0xd800;
}

/** The end of a run of code points that `test` holds for. */
export function runEnd(text: Text, start: number, test: (point: number) => boolean): number {
  let end = start;
  while (end < text.length && test(pointAt(text, end))) end++;
  return end;
}

export function hexDigit(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  if (code >= 97 && code <= 102) return code - 87;
  if (code >= 65 && code <= 70) return code - 55;
  return -1;
}
