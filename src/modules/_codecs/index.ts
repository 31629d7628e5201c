// Module _codecs (Modules/_codecsmodule.c): the registry and the built-in codecs, one function each way.

import { bytesRepr } from "#builtins/bytes/repr.ts";
import { callMethod } from "#runtime/attributes.ts";
import { attempt } from "#runtime/calls/call.ts";
import {
  callCodec,
  codecRegistry,
  decodeErrors,
  encodeErrors,
  isBuiltinHandler,
  lookupCodec,
  registeredHandler,
  registerHandler,
  strOfText,
  textOf,
  unicodeData,
} from "#runtime/codecs.ts";
import { warnDeprecated } from "#runtime/exceptions/warn.ts";
import { bool, cInt } from "#runtime/native/convert.ts";
import { defineModule, makeNativeFunction, type NativeModule } from "#runtime/native/define.ts";
import { arg, fn, type NativeFunctionSpec, pos } from "#runtime/native/params.ts";
import { toBytesLike } from "#runtime/objects/buffer.ts";
import { PyBytes, PyTuple } from "#runtime/objects/containers.ts";
import { LookupErrorType, typeError, valueError } from "#runtime/objects/exceptions.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { codePointsOf, jsText, type Str, strLength, strValue } from "#runtime/objects/str.ts";
import { isInstance, typeName, typeOf } from "#runtime/objects/type-of.ts";
import type { DecodeErrors, EncodeErrors } from "#text/codecs/codec.ts";
import { decodeAscii, decodeLatin1, encodeAscii, encodeLatin1 } from "#text/codecs/single-byte.ts";
import {
  decodeBytesEscape,
  decodeRawUnicodeEscape,
  decodeUnicodeEscape,
  encodeRawUnicodeEscape,
  encodeUnicodeEscape,
} from "#text/codecs/unicode-escape.ts";
import { decodeUtf7, encodeUtf7 } from "#text/codecs/utf-7.ts";
import { decodeUtf8, encodeUtf8 } from "#text/codecs/utf-8.ts";
import { type ByteOrder, decodeUtf16, decodeUtf32, encodeUtf16, encodeUtf32 } from "#text/codecs/utf-16-32.ts";
import type { Text } from "#text/unicode.ts";
import { buildEncodingMap, charmapDecode, charmapEncode } from "./charmap.ts";
import { builtinHandler } from "./handlers.ts";

/** The optional name of an error handler. */
export function errorsName(v: PyValue): string {
  if (v === None) return "strict";
  const s = jsText(v);
  if (s === undefined) throw typeError(`argument 'errors' must be str or None, not ${typeName(v)}`);
  return s;
}

export function textArgument(v: PyValue): Str {
  const s = strValue(v);
  if (s === undefined) throw typeError(`argument 1 must be str, not ${v === None ? "None" : typeName(v)}`);
  return s;
}

/** Bytes, or the UTF-8 of a str, for decoders of escapes. */
function escapeInput(v: PyValue): Uint8Array {
  const s = strValue(v);
  return s === undefined ? toBytesLike(v) : encodeUtf8(textOf(s), encodeErrors(s, "strict"));
}

type Decoder = (data: Uint8Array, errors: DecodeErrors, final: boolean) => { text: Text; consumed: number };

function decoder(decode: Decoder): NativeFunctionSpec {
  return fn([pos("data"), pos("errors", "None"), pos("final", bool, "False")], (v, errors, final) => {
    const data = toBytesLike(v);
    const { text, consumed } = decode(data, decodeErrors(data, errorsName(errors)), final);
    return new PyTuple([strOfText(text), consumed]);
  });
}

/** A decoder that has no state: it always takes all of its input. */
function wholeDecoder(decode: Decoder): NativeFunctionSpec {
  return fn([pos("data"), pos("errors", "None")], (v, errors) => {
    const data = toBytesLike(v);
    const { text, consumed } = decode(data, decodeErrors(data, errorsName(errors)), true);
    return new PyTuple([strOfText(text), consumed]);
  });
}

function exDecoder(
  decode: (
    data: Uint8Array,
    errors: DecodeErrors,
    order: ByteOrder,
    final: boolean,
  ) => { text: Text; consumed: number; byteOrder: number },
): NativeFunctionSpec {
  return fn(
    [pos("data"), pos("errors", "None"), pos("byteorder", cInt, "0"), pos("final", bool, "False")],
    (v, errors, order, final) => {
      const data = toBytesLike(v);
      const r = decode(data, decodeErrors(data, errorsName(errors)), Math.sign(order) as ByteOrder, final);
      return new PyTuple([strOfText(r.text), r.consumed, r.byteOrder]);
    },
  );
}

type Encoder = (text: Text, errors: EncodeErrors) => Uint8Array;

function encoder(encode: Encoder): NativeFunctionSpec {
  return fn([pos("str"), pos("errors", "None")], (v, errors) => {
    const s = textArgument(v);
    return new PyTuple([new PyBytes(encode(textOf(s), encodeErrors(s, errorsName(errors)))), strLength(s)]);
  });
}

function orderedEncoder(
  encode: (text: Text, errors: EncodeErrors, order: ByteOrder) => Uint8Array,
): NativeFunctionSpec {
  return fn([pos("str"), pos("errors", "None"), pos("byteorder", cInt, "0")], (v, errors, order) => {
    const s = textArgument(v);
    return new PyTuple([
      new PyBytes(encode(textOf(s), encodeErrors(s, errorsName(errors)), Math.sign(order) as ByteOrder)),
      strLength(s),
    ]);
  });
}

/** The code point of a name in `\N{…}`. */
function lookupName(name: string): number | undefined {
  const found = attempt(
    () => callMethod(unicodeData(), "lookup", name),
    (e) => isInstance(e, LookupErrorType),
  );
  const s = found === undefined ? undefined : strValue(found);
  return s === undefined || strLength(s) !== 1 ? undefined : codePointsOf(s)[0];
}

function warnEscape(kind: string): (escape: string) => void {
  return (escape) => {
    const octal = /^[0-7]+$/.test(escape);
    warnDeprecated(`${kind}"\\${escape}" is an invalid ${octal ? "octal escape sequence" : "escape sequence"}`);
  };
}

const unicodeEscapeDecode = fn([pos("data"), pos("errors", "None"), pos("final", bool, "True")], (v, errors, final) => {
  const data = escapeInput(v);
  const r = decodeUnicodeEscape(data, decodeErrors(data, errorsName(errors)), {
    final,
    lookupName,
    onInvalidEscape: warnEscape(""),
  });
  return new PyTuple([strOfText(r.text), r.consumed]);
});
const rawUnicodeEscapeDecode = fn(
  [pos("data"), pos("errors", "None"), pos("final", bool, "True")],
  (v, errors, final) => {
    const data = escapeInput(v);
    const r = decodeRawUnicodeEscape(data, decodeErrors(data, errorsName(errors)), final);
    return new PyTuple([strOfText(r.text), r.consumed]);
  },
);

/** Escapes of a bytes literal, without the quotes; the single quote is always escaped. */
function escapeBytes(data: Uint8Array): Uint8Array {
  const parts: string[] = [];
  // One byte at a time, so that the quotes of the repr do not depend on the rest.
  for (const byte of data) parts.push(byte === 39 ? "\\'" : bytesRepr(Uint8Array.of(byte)).slice(2, -1));
  return Uint8Array.from(parts.join(""), (c) => c.charCodeAt(0));
}

const codecFunctions: Record<string, NativeFunctionSpec> = {
  utf_8_decode: decoder(decodeUtf8),
  utf_8_encode: encoder(encodeUtf8),
  utf_7_decode: decoder(decodeUtf7),
  utf_7_encode: encoder((t) => encodeUtf7(t)),
  latin_1_decode: wholeDecoder((data) => ({ text: decodeLatin1(data), consumed: data.length })),
  latin_1_encode: encoder(encodeLatin1),
  ascii_decode: wholeDecoder(decodeAscii),
  ascii_encode: encoder(encodeAscii),
  utf_16_decode: decoder((d, e, final) => decodeUtf16(d, e, 0, final)),
  utf_16_le_decode: decoder((d, e, final) => decodeUtf16(d, e, -1, final)),
  utf_16_be_decode: decoder((d, e, final) => decodeUtf16(d, e, 1, final)),
  utf_16_ex_decode: exDecoder(decodeUtf16),
  utf_16_encode: orderedEncoder(encodeUtf16),
  utf_16_le_encode: encoder((t, e) => encodeUtf16(t, e, -1)),
  utf_16_be_encode: encoder((t, e) => encodeUtf16(t, e, 1)),
  utf_32_decode: decoder((d, e, final) => decodeUtf32(d, e, 0, final)),
  utf_32_le_decode: decoder((d, e, final) => decodeUtf32(d, e, -1, final)),
  utf_32_be_decode: decoder((d, e, final) => decodeUtf32(d, e, 1, final)),
  utf_32_ex_decode: exDecoder(decodeUtf32),
  utf_32_encode: orderedEncoder(encodeUtf32),
  utf_32_le_encode: encoder((t, e) => encodeUtf32(t, e, -1)),
  utf_32_be_encode: encoder((t, e) => encodeUtf32(t, e, 1)),
  unicode_escape_decode: unicodeEscapeDecode,
  unicode_escape_encode: encoder((t) => encodeUnicodeEscape(t)),
  raw_unicode_escape_decode: rawUnicodeEscapeDecode,
  raw_unicode_escape_encode: encoder((t) => encodeRawUnicodeEscape(t)),
  escape_encode: fn([pos("data"), pos("errors", "None")], (v) => {
    if (!(v instanceof PyBytes)) throw typeError(`escape_encode() argument 1 must be bytes, not ${typeName(v)}`);
    return new PyTuple([new PyBytes(escapeBytes(v.data)), v.data.length]);
  }),
  escape_decode: fn([pos("data"), pos("errors", "None")], (v, errors) => {
    const data = escapeInput(v);
    return new PyTuple([new PyBytes(decodeBytesEscape(data, errorsName(errors), warnEscape("b"))), data.length]);
  }),
  readbuffer_encode: fn([pos("data"), pos("errors", "None")], (v) => {
    const data = escapeInput(v);
    return new PyTuple([new PyBytes(data.slice()), data.length]);
  }),
  charmap_decode: fn([pos("data"), pos("errors", "None"), pos("mapping", "None")], (v, errors, mapping) => {
    const data = toBytesLike(v);
    return new PyTuple([charmapDecode(data, errorsName(errors), mapping), data.length]);
  }),
  charmap_encode: fn([pos("str"), pos("errors", "None"), pos("mapping", "None")], (v, errors, mapping) => {
    const s = textArgument(v);
    return new PyTuple([new PyBytes(charmapEncode(s, errorsName(errors), mapping)), strLength(s)]);
  }),
  charmap_build: fn([pos("map")], (map) => buildEncodingMap(textArgument(map))),
};

function nameArgument(v: PyValue, method: string, position: string): string {
  const s = jsText(v);
  if (s === undefined)
    throw typeError(`${method}() argument ${position} must be str, not ${v === None ? "None" : typeName(v)}`);
  if (s.includes("\0")) throw valueError("embedded null character");
  return s;
}

const codecsModule: NativeModule = defineModule("_codecs", () => {
  const builtins = new Map<string, PyValue>();
  const lookupError = (name: string): PyValue => {
    const custom = codecRegistry().handlers.get(name);
    if (custom !== undefined) return custom;
    if (!isBuiltinHandler(name)) return registeredHandler(name);
    let f = builtins.get(name);
    if (f === undefined) {
      f = makeNativeFunction(`${name}_errors`, fn([pos("exception")], builtinHandler(name)), undefined);
      builtins.set(name, f);
    }
    return f;
  };
  return {
    functions: {
      ...codecFunctions,
      register: fn([pos("search_function")], (f) => {
        if (typeOf(f).lookup("__call__") === undefined) throw typeError("argument must be callable");
        codecRegistry().searchPath.push(f);
        return None;
      }),
      unregister: fn([pos("search_function")], (f) => {
        const registry = codecRegistry();
        const i = registry.searchPath.indexOf(f);
        if (i >= 0) {
          registry.found.clear();
          registry.searchPath.splice(i, 1);
        }
        return None;
      }),
      lookup: fn([pos("encoding")], (encoding) => lookupCodec(nameArgument(encoding, "lookup", "1"))),
      encode: fn([arg("obj"), arg("encoding", "'utf-8'"), arg("errors", "'strict'")], (obj, encoding, errors) =>
        callCodec(
          lookupCodec(nameArgument(encoding, "encode", "'encoding'")).items[0]!,
          obj,
          nameArgument(errors, "encode", "'errors'"),
          "encoder",
        ),
      ),
      decode: fn([arg("obj"), arg("encoding", "'utf-8'"), arg("errors", "'strict'")], (obj, encoding, errors) =>
        callCodec(
          lookupCodec(nameArgument(encoding, "decode", "'encoding'")).items[1]!,
          obj,
          nameArgument(errors, "decode", "'errors'"),
          "decoder",
        ),
      ),
      register_error: fn([pos("errors"), pos("handler")], (errors, handler) => {
        const name = nameArgument(errors, "register_error", "1");
        if (typeOf(handler).lookup("__call__") === undefined) throw typeError("handler must be callable");
        registerHandler(name, handler);
        return None;
      }),
      _unregister_error: fn([pos("errors")], (errors) => {
        const name = nameArgument(errors, "_unregister_error", "1");
        if (isBuiltinHandler(name)) throw valueError(`cannot un-register built-in error handler '${name}'`);
        return codecRegistry().handlers.delete(name);
      }),
      lookup_error: fn([pos("name")], (name) => lookupError(nameArgument(name, "lookup_error", "1"))),
    },
  };
});
export default codecsModule;
