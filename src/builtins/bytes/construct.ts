// Bytes out of other values: `bytes(…)` and `bytearray(…)` (bytes_new_impl, PyBytes_FromObject, bytearray___init___impl).

import { attempt, callSpecial } from "#runtime/calls/call.ts";
import { encodeText } from "#runtime/codecs.ts";
import { getBuffer } from "#runtime/objects/buffer.ts";
import { PyByteArray, PyBytes } from "#runtime/objects/containers.ts";
import { TypeErrorType, typeError, valueError } from "#runtime/objects/exceptions.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { isStr, strValue } from "#runtime/objects/str.ts";
import { isInstance, typeName, typeOf } from "#runtime/objects/type-of.ts";
import { isIndexable, iterate, toIndexValue, toSize } from "#runtime/operators/protocols.ts";
import { codecArgument } from "../str/construct.ts";
import { checkSize } from "./data.ts";

/** One byte out of an int; the texts of bytes and bytearray differ. */
export function byteValue(v: PyValue, message = "byte must be in range(0, 256)"): number {
  const n = typeof v === "number" ? v : toIndexValue(v);
  if (n < 0 || n > 255) throw valueError(message);
  return n as number;
}

/** The bytes of an iterable of ints. */
export function bytesOfIterable(v: PyValue, message?: string): Uint8Array {
  const it = iterate(v);
  let out = new Uint8Array(64);
  let n = 0;
  for (let x = it.nx(); x !== undefined; x = it.nx()) {
    if (n === out.length) {
      const wider = new Uint8Array(checkSize(2 * n));
      wider.set(out);
      out = wider;
    }
    out[n++] = byteValue(x, message);
  }
  return out.slice(0, n);
}

/** A fresh copy of the bytes that `kind(source, encoding, errors)` holds. */
export function makeData(
  kind: "bytes" | "bytearray",
  source: PyValue | undefined,
  encoding: PyValue | undefined,
  errors: PyValue | undefined,
): Uint8Array {
  const e = encoding === undefined ? undefined : codecArgument(encoding, kind, "encoding");
  const h = errors === undefined ? undefined : codecArgument(errors, kind, "errors");
  if (source === undefined) {
    if (e !== undefined) throw typeError("encoding without a string argument");
    if (h !== undefined) throw typeError("errors without a string argument");
    return new Uint8Array(0);
  }
  const text = strValue(source);
  if (e !== undefined) {
    if (text === undefined) throw typeError("encoding without a string argument");
    return encodeText(text, e, h);
  }
  if (h !== undefined)
    throw typeError(text !== undefined ? "string argument without an encoding" : "errors without a string argument");
  if (kind === "bytes" && typeof source === "object") {
    const made = typeOf(source).lookup("__bytes__") === undefined ? undefined : callSpecial(source, "__bytes__");
    if (made !== undefined) {
      if (!(made instanceof PyBytes)) throw typeError(`__bytes__ returned non-bytes (type ${typeName(made)})`);
      return made.data;
    }
  }
  if (isStr(source)) throw typeError("string argument without an encoding");
  if (isIndexable(source)) {
    const size = attempt(
      () => toSize(source),
      (x) => isInstance(x, TypeErrorType),
    );
    if (size !== undefined) {
      if (size < 0) throw valueError("negative count");
      return new Uint8Array(checkSize(size));
    }
  }
  return dataOfObject(kind, source);
}

/** PyBytes_FromObject: buffers and iterables. */
export function dataOfObject(kind: "bytes" | "bytearray", source: PyValue): Uint8Array {
  if (source instanceof PyBytes) return kind === "bytes" ? source.data : source.data.slice();
  if (source instanceof PyByteArray) return source.data.slice();
  const view = getBuffer(source);
  if (view !== undefined) return view.contents().slice();
  const type = typeOf(source);
  if (isStr(source) || (type.lookup("__iter__") === undefined && type.lookup("__getitem__") === undefined)) {
    throw typeError(`cannot convert '${type.name}' object to ${kind}`);
  }
  return bytesOfIterable(source, kind === "bytes" ? "bytes must be in range(0, 256)" : undefined);
}
