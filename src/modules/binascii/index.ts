// Module binascii: conversions between binary data and text encodings. Follows Modules/binascii.c.

import { bytesOfPairs, hexData } from "#builtins/bytes/repr.ts";
import { bool, cInt } from "#runtime/native/convert.ts";
import { defineModule, type NativeModule } from "#runtime/native/define.ts";
import { arg, fn, kw, type NativeFunctionSpec, pos } from "#runtime/native/params.ts";
import { bytesLike, toSimpleBuffer } from "#runtime/objects/buffer.ts";
import { PyBytes } from "#runtime/objects/containers.ts";
import { PyDict } from "#runtime/objects/dict.ts";
import {
  ExceptionType,
  makeException,
  type PyBaseException,
  typeError,
  ValueErrorType,
  valueError,
} from "#runtime/objects/exceptions.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { codePointsOf, strValue } from "#runtime/objects/str.ts";
import { type PyType, typeType } from "#runtime/objects/type.ts";
import { typeNew } from "#runtime/objects/type-create.ts";
import { typeName } from "#runtime/objects/type-of.ts";
import { toIndexValue } from "#runtime/operators/protocols.ts";
import { decodeBase64, encodeBase64 } from "./base64.ts";
import { crc32, crcHqx } from "./checksums.ts";
import { decodeQuotedPrintable, encodeQuotedPrintable } from "./quoted-printable.ts";
import { decodeUu, encodeUu } from "./uu.ts";

const utf8 = new TextEncoder();

/** Bytes or a str of ASCII characters. */
function ascii(v: PyValue): Uint8Array {
  if (typeof v === "string") {
    // In UTF-8 each character beyond ASCII takes more bytes than units.
    const out = utf8.encode(v);
    if (out.length !== v.length) throw valueError("string argument should contain only ASCII characters");
    return out;
  }
  const s = strValue(v);
  if (s !== undefined) {
    const points = codePointsOf(s);
    const out = new Uint8Array(points.length);
    for (let i = 0; i < points.length; i++) {
      if (points[i]! > 127) throw valueError("string argument should contain only ASCII characters");
      out[i] = points[i]!;
    }
    return out;
  }
  if (bytesLike(v) === undefined)
    throw typeError(`argument should be bytes, buffer or ASCII string, not '${typeName(v)}'`);
  return toSimpleBuffer(v);
}

/** A 32-bit unsigned int; higher bits are dropped. */
const bits32 = (v: PyValue): number => {
  const n = toIndexValue(v);
  return Number(BigInt.asUintN(32, BigInt(n)));
};

const binasciiModule: NativeModule = defineModule("binascii", () => {
  const exception = (name: string, base: PyType): PyType => {
    const ns = new PyDict();
    ns.set("__module__", "binascii");
    return typeNew(typeType, name, [base], ns, []);
  };
  const errorType = exception("Error", ValueErrorType);
  const failure = (text: string): PyBaseException => makeException(errorType, text);
  const result = (r: Uint8Array | string): PyValue => {
    if (typeof r === "string") throw failure(r);
    return new PyBytes(r);
  };
  const fromHex = fn([pos("hexstr", ascii)], (data) => {
    if (data.length % 2 !== 0) throw failure("Odd-length string");
    const out = bytesOfPairs(data);
    if (out === undefined) throw failure("Non-hexadecimal digit found");
    return new PyBytes(out);
  });
  const toHex: NativeFunctionSpec = fn(
    [arg("data", toSimpleBuffer), arg("sep", "..."), arg("bytes_per_sep", cInt, "1")],
    (data, sep, group) => {
      // A separator beyond ASCII is taken for bytes: it stands in for a colon.
      const s = sep === undefined ? undefined : strValue(sep);
      const code = s === undefined ? undefined : codePointsOf(s).length === 1 ? codePointsOf(s)[0]! : undefined;
      const wide = code !== undefined && code > 127 && code < 256;
      const out = hexData(data, wide ? ":" : sep, group);
      return new PyBytes(wide ? out.map((c) => (c === 58 ? code : c)) : out);
    },
  );
  return {
    functions: {
      a2b_uu: fn([pos("data", ascii)], (data) => result(decodeUu(data))),
      b2a_uu: fn([pos("data", toSimpleBuffer), kw("backtick", bool, "False")], (data, backtick) => {
        if (data.length > 45) throw failure("At most 45 bytes at once");
        return new PyBytes(encodeUu(data, backtick));
      }),
      a2b_base64: fn([pos("data", ascii), kw("strict_mode", bool, "False")], (data, strict) =>
        result(decodeBase64(data, strict)),
      ),
      b2a_base64: fn([pos("data", toSimpleBuffer), kw("newline", bool, "True")], (data, newline) => {
        return new PyBytes(encodeBase64(data, newline));
      }),
      a2b_hex: fromHex,
      unhexlify: fromHex,
      b2a_hex: toHex,
      hexlify: toHex,
      a2b_qp: fn([arg("data", ascii), arg("header", bool, "False")], (data, header) => {
        return new PyBytes(decodeQuotedPrintable(data, header));
      }),
      b2a_qp: fn(
        [
          arg("data", toSimpleBuffer),
          arg("quotetabs", bool, "False"),
          arg("istext", bool, "True"),
          arg("header", bool, "False"),
        ],
        (data, quoteTabs, isText, header) => new PyBytes(encodeQuotedPrintable(data, quoteTabs, isText, header)),
      ),
      crc32: fn([pos("data", toSimpleBuffer), pos("crc", bits32, "0")], crc32),
      crc_hqx: fn([pos("data", toSimpleBuffer), pos("crc", bits32)], crcHqx),
    },
    types: { Error: errorType, Incomplete: exception("Incomplete", ExceptionType) },
  };
});
export default binasciiModule;
