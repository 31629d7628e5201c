// Encoding and decoding of text: built-in codecs directly, others through the search functions registered with `codecs`
// (Python/codecs.c, PyUnicode_Decode and PyUnicode_AsEncodedString in Objects/unicodeobject.c). The registry belongs to the interpreter.

import type { CodecFault, DecodeErrors, EncodeErrors } from "#text/codecs/codec.ts";
import { decodeHandlers, encodeHandlers, nameReplace } from "#text/codecs/error-handlers.ts";
import { decodeAscii, decodeLatin1, encodeAscii, encodeLatin1 } from "#text/codecs/single-byte.ts";
import { decodeUtf8, encodeUtf8 } from "#text/codecs/utf-8.ts";
import { decodeUtf16, decodeUtf32, encodeUtf16, encodeUtf32 } from "#text/codecs/utf-16-32.ts";
import type { Text } from "#text/unicode.ts";
import { callMethod, lookupAttribute } from "./attributes.ts";
import { call1, callv } from "./calls/call.ts";
import { current } from "./current.ts";
import { PyByteArray, PyBytes, PyTuple } from "./objects/containers.ts";
import {
  indexError,
  lookupError,
  makeException,
  type PyBaseException,
  type PyUnicodeError,
  typeError,
  UnicodeDecodeErrorType,
  UnicodeEncodeErrorType,
} from "./objects/exceptions.ts";
import { intValue, isInt } from "./objects/numbers.ts";
import type { PyValue } from "./objects/object.ts";
import { None } from "./objects/singletons.ts";
import { fromCodePoints, jsText, type Str, strValue } from "./objects/str.ts";
import { typeName } from "./objects/type-of.ts";
import { truthy } from "./operators/protocols.ts";

/** What `codecs` keeps for one interpreter. */
interface Registry {
  searchPath: PyValue[];
  found: Map<string, PyTuple>;
  handlers: Map<string, PyValue>;
  /** The package `encodings` was imported, or is being imported. */
  ready: boolean;
}

export function codecRegistry(): Registry {
  const { state } = current();
  let registry = state.get("codecs") as Registry | undefined;
  if (registry === undefined) {
    registry = { searchPath: [], found: new Map(), handlers: new Map(), ready: false };
    state.set("codecs", registry);
  }
  return registry;
}

export function textOf(s: Str): Text {
  return typeof s === "string" ? s : s.cps;
}
export function strOfText(t: Text): Str {
  return typeof t === "string" ? t : fromCodePoints(Array.isArray(t) ? (t as number[]) : Array.from(t));
}

/** UnicodeDecodeError for a fault in `data`. */
export function unicodeDecodeError(fault: CodecFault, data: Uint8Array): PyBaseException {
  return unicodeError(
    makeException(
      UnicodeDecodeErrorType,
      fault.encoding,
      new PyBytes(data.slice()),
      fault.start,
      fault.end,
      fault.reason,
    ),
  );
}
export function unicodeEncodeError(fault: CodecFault, text: Str): PyBaseException {
  return unicodeError(
    makeException(UnicodeEncodeErrorType, fault.encoding, text, fault.start, fault.end, fault.reason),
  );
}
function unicodeError(e: PyBaseException): PyBaseException {
  const u = e as PyUnicodeError;
  const [encoding, object, start, end, reason] = e.args.items;
  u.encoding = encoding!;
  u.object = object!;
  u.start = start as number;
  u.end = end as number;
  u.reason = reason!;
  return e;
}

// --- error handlers ---

const BUILTIN_HANDLERS = new Set([
  "strict",
  "ignore",
  "replace",
  "backslashreplace",
  "xmlcharrefreplace",
  "namereplace",
  "surrogateescape",
  "surrogatepass",
]);

export function isBuiltinHandler(name: string): boolean {
  return BUILTIN_HANDLERS.has(name);
}

/** A handler registered from Python; LookupError when there is none. */
export function registeredHandler(name: string): PyValue {
  const handler = codecRegistry().handlers.get(name);
  if (handler === undefined) throw lookupError(`unknown error handler name '${name}'`);
  return handler;
}

export function registerHandler(name: string, handler: PyValue): void {
  codecRegistry().handlers.set(name, handler);
}

/** Position that a handler returned, from the end when negative. */
function checkPosition(v: PyValue, length: number): number {
  const n = intValue(v)!;
  const at = Number(n) < 0 ? Number(n) + length : Number(n);
  if (at < 0 || at > length) throw indexError(`position ${at} from error handler out of bounds`);
  return at;
}

/** What decoders do about errors by the name of a handler. */
export function decodeErrors(data: Uint8Array, errors: string): DecodeErrors {
  return (fault) => {
    const builtin = decodeHandlers[errors];
    if (builtin !== undefined && Object.hasOwn(decodeHandlers, errors)) {
      const r = builtin(data, fault);
      if (r === undefined) throw unicodeDecodeError(fault, data);
      return r;
    }
    if (isBuiltinHandler(errors)) throw typeError("don't know how to handle UnicodeDecodeError in error callback");
    const r = call1(registeredHandler(errors), unicodeDecodeError(fault, data));
    if (!(r instanceof PyTuple) || r.items.length !== 2)
      throw typeError("decoding error handler must return (str, int) tuple");
    const text = strValue(r.items[0]!);
    if (text === undefined || !isInt(r.items[1]!))
      throw typeError("decoding error handler must return (str, int) tuple");
    return { text: textOf(text), position: checkPosition(r.items[1]!, data.length) };
  };
}

/** What encoders do about errors by the name of a handler. */
export function encodeErrors(s: Str, errors: string): EncodeErrors {
  return {
    fail: (fault) => {
      throw unicodeEncodeError(fault, s);
    },
    handle: (fault) => {
      const text = textOf(s);
      if (errors === "namereplace") return nameReplace(text, fault, characterName());
      const builtin = encodeHandlers[errors];
      if (builtin !== undefined && Object.hasOwn(encodeHandlers, errors)) {
        const r = builtin(text, fault);
        if (r === undefined) throw unicodeEncodeError(fault, s);
        return r;
      }
      const r = call1(registeredHandler(errors), unicodeEncodeError(fault, s));
      const bad = (): PyBaseException => typeError("encoding error handler must return (str/bytes, int) tuple");
      if (!(r instanceof PyTuple) || r.items.length !== 2 || !isInt(r.items[1]!)) throw bad();
      const first = r.items[0]!;
      const replacement = first instanceof PyBytes ? first.data : strValue(first);
      if (replacement === undefined) throw bad();
      const position = checkPosition(r.items[1]!, text.length);
      return { replacement: replacement instanceof Uint8Array ? replacement : textOf(replacement), position };
    },
  };
}

/** The module unicodedata, whose tables are large: loaded only when names are needed. */
export function unicodeData(): PyValue {
  return call1(current().builtins.getStr("__import__")!, "unicodedata");
}

/** Character names for namereplace. */
function characterName(): (point: number) => string | undefined {
  const module = unicodeData();
  return (point) => jsText(callMethod(module, "name", fromCodePoints([point]), None));
}

// --- codecs by name ---

type Decode = (data: Uint8Array, errors: DecodeErrors) => Text;
type Encode = (text: Text, errors: EncodeErrors) => Uint8Array;
interface DirectCodec {
  decode: Decode;
  encode: Encode;
}

const utf8: DirectCodec = { decode: (d, e) => decodeUtf8(d, e).text, encode: encodeUtf8 };
const latin1: DirectCodec = { decode: (d) => decodeLatin1(d), encode: encodeLatin1 };
const ascii: DirectCodec = { decode: (d, e) => decodeAscii(d, e).text, encode: encodeAscii };
const utf16 = (order: -1 | 0 | 1): DirectCodec => ({
  decode: (d, e) => decodeUtf16(d, e, order).text,
  encode: (t, e) => encodeUtf16(t, e, order),
});
const utf32 = (order: -1 | 0 | 1): DirectCodec => ({
  decode: (d, e) => decodeUtf32(d, e, order).text,
  encode: (t, e) => encodeUtf32(t, e, order),
});

const DIRECT: ReadonlyMap<string, DirectCodec> = new Map([
  ["utf_8", utf8],
  ["utf8", utf8],
  ["u8", utf8],
  ["latin_1", latin1],
  ["latin1", latin1],
  ["iso_8859_1", latin1],
  ["iso8859_1", latin1],
  ["8859", latin1],
  ["l1", latin1],
  ["latin", latin1],
  ["ascii", ascii],
  ["us_ascii", ascii],
  ["646", ascii],
  ["utf_16", utf16(0)],
  ["utf16", utf16(0)],
  ["utf_16_le", utf16(-1)],
  ["utf_16le", utf16(-1)],
  ["utf_16_be", utf16(1)],
  ["utf_16be", utf16(1)],
  ["utf_32", utf32(0)],
  ["utf32", utf32(0)],
  ["utf_32_le", utf32(-1)],
  ["utf_32le", utf32(-1)],
  ["utf_32_be", utf32(1)],
  ["utf_32be", utf32(1)],
]);

/** `_Py_normalize_encoding`: lower case, runs of other characters as one underscore. */
export function normalizeEncoding(name: string): string {
  let out = "";
  let punctuation = false;
  for (const c of name) {
    if (/[0-9A-Za-z.]/.test(c)) {
      if (punctuation && out !== "") out += "_";
      punctuation = false;
      out += c.toLowerCase();
    } else punctuation = true;
  }
  return out;
}

function directCodec(encoding: string): DirectCodec | undefined {
  if (encoding === "utf-8") return utf8;
  return DIRECT.get(normalizeEncoding(encoding));
}

/** `str.decode`'s way: `data` in `encoding` to text. */
export function decodeText(data: Uint8Array, encoding = "utf-8", errors = "strict"): Str {
  const direct = directCodec(encoding);
  if (direct !== undefined) return strOfText(direct.decode(data, decodeErrors(data, errors)));
  const codec = textCodec(encoding, "codecs.decode()");
  const r = callCodec(codec.items[1]!, new PyBytes(data), errors, "decoder");
  const s = strValue(r);
  if (s === undefined) {
    throw typeError(
      `'${encoding}' decoder returned '${typeName(r)}' instead of 'str'; use codecs.decode() to decode to arbitrary types`,
    );
  }
  return r as Str;
}

/** `str.encode`: text to bytes. */
export function encodeText(s: Str, encoding = "utf-8", errors = "strict"): Uint8Array {
  const direct = directCodec(encoding);
  if (direct !== undefined) return direct.encode(textOf(s), encodeErrors(s, errors));
  const codec = textCodec(encoding, "codecs.encode()");
  const r = callCodec(codec.items[0]!, s, errors, "encoder");
  if (r instanceof PyBytes) return r.data;
  if (r instanceof PyByteArray) return r.data.slice();
  throw typeError(
    `'${encoding}' encoder returned '${typeName(r)}' instead of 'bytes'; use codecs.encode() to encode to arbitrary types`,
  );
}

/** Calls a stateless encoder or decoder; gives the object of its `(object, length)`. */
export function callCodec(f: PyValue, v: PyValue, errors: string | undefined, what: string): PyValue {
  const r = callv(f, errors === undefined ? [v] : [v, errors]);
  if (!(r instanceof PyTuple) || r.items.length !== 2) throw typeError(`${what} must return a tuple (object, integer)`);
  return r.items[0]!;
}

function textCodec(encoding: string, hint: string): PyTuple {
  const codec = lookupCodec(encoding);
  const flag = lookupAttribute(codec, "_is_text_encoding");
  if (flag !== undefined && !truthy(flag)) {
    throw lookupError(`'${encoding}' is not a text encoding; use ${hint} to handle arbitrary codecs`);
  }
  return codec;
}

/** `codecs.lookup`: the CodecInfo of an encoding. Imports `encodings` at first use. */
export function lookupCodec(encoding: string): PyTuple {
  const registry = codecRegistry();
  const key = normalizeEncoding(encoding);
  const hit = registry.found.get(key);
  if (hit !== undefined) return hit;
  if (!registry.ready) {
    registry.ready = true;
    const load = current().builtins.getStr("__import__");
    if (load !== undefined) call1(load, "encodings");
  }
  for (const search of registry.searchPath) {
    const r = call1(search, key);
    if (r === None) continue;
    if (!(r instanceof PyTuple) || r.items.length !== 4) throw typeError("codec search functions must return 4-tuples");
    registry.found.set(key, r);
    return r;
  }
  throw lookupError(`unknown encoding: ${encoding}`);
}

/** The name of an encoding or handler given by Python, for messages and look-ups. */
export function codecName(v: PyValue): string | undefined {
  return jsText(v);
}
