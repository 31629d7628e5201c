// Whole texts through a coder, with error handlers (Modules/cjkcodecs/multibytecodec.c: multibytecodec_encode, multibytecodec_encerror,
// decoder_feed_buffer, multibytecodec_decerror).

import { decodeErrors, encodeErrors } from "#runtime/codecs.ts";
import { codePointsOf, fromCodePoints, type Str } from "#runtime/objects/str.ts";
import { type Coder, TOO_FEW } from "./coder.ts";

const INCOMPLETE = "incomplete multibyte sequence";
const ILLEGAL = "illegal multibyte sequence";

/** A coder with the name that errors give. */
export interface NamedCoder {
  readonly name: string;
  readonly coder: Coder;
}

/** Encodes `text`; gives the bytes and how many characters were taken: all of them when it is the last of its text. */
export function encodeText(
  codec: NamedCoder,
  text: Str,
  errors: string,
  last: boolean,
  state: Uint8Array,
): { bytes: number[]; taken: number } {
  const { coder, name } = codec;
  const points = codePointsOf(text);
  const bytes: number[] = [];
  const handlers = encodeErrors(text, errors);
  let at = 0;
  while (at < points.length) {
    const step = coder.encode(points, at, last, state, bytes);
    if (step > 0) {
      at += step;
      continue;
    }
    if (step === TOO_FEW && !last) break;
    const fault = {
      encoding: name,
      start: at,
      end: step === TOO_FEW ? points.length : at - step,
      reason: step === TOO_FEW ? INCOMPLETE : ILLEGAL,
    };
    if (errors === "strict") handlers.fail(fault);
    else if (errors === "ignore") at = fault.end;
    else if (errors === "replace") {
      if (coder.encode([0x3f], 0, true, state, bytes) <= 0) bytes.push(0x3f);
      at = fault.end;
    } else {
      const { replacement, position } = handlers.handle(fault);
      if (replacement instanceof Uint8Array) bytes.push(...replacement);
      else {
        const fresh = typeof replacement === "string" ? replacement : fromCodePoints(Array.from(replacement));
        for (const byte of encodeText(codec, fresh, "strict", true, state).bytes) bytes.push(byte);
      }
      at = position;
    }
  }
  return { bytes, taken: at };
}

/** Decodes `data`; what is incomplete at its end is an error when it is the last, and is left otherwise. */
export function decodeBytes(
  codec: NamedCoder,
  data: Uint8Array,
  errors: string,
  last: boolean,
  state: Uint8Array,
): { points: number[]; taken: number } {
  const { coder, name } = codec;
  const points: number[] = [];
  let at = 0;
  while (at < data.length) {
    const step = coder.decode(data, at, state, points);
    if (step > 0) {
      at += step;
      continue;
    }
    if (step === TOO_FEW && !last) break;
    const fault = {
      encoding: name,
      start: at,
      end: step === TOO_FEW ? data.length : Math.min(at - step, data.length),
      reason: step === TOO_FEW ? INCOMPLETE : ILLEGAL,
    };
    if (errors === "ignore") at = fault.end;
    else if (errors === "replace") {
      points.push(0xfffd);
      at = fault.end;
    } else {
      const { text, position } = decodeErrors(data, errors)(fault);
      if (typeof text === "string") for (const c of text) points.push(c.codePointAt(0)!);
      else for (let i = 0; i < text.length; i++) points.push(text[i]!);
      at = position;
    }
  }
  return { points, taken: at };
}
