// The built-in error handlers as Python functions of an exception (Python/codecs.c, PyCodec_StrictErrors and company).

import { callMethod } from "#runtime/attributes.ts";
import { strOfText, textOf, unicodeData } from "#runtime/codecs.ts";
import { toBytesLike } from "#runtime/objects/buffer.ts";
import { PyBytes, PyTuple } from "#runtime/objects/containers.ts";
import {
  PyBaseException,
  type PyUnicodeError,
  typeError,
  UnicodeDecodeErrorType,
  UnicodeEncodeErrorType,
  UnicodeTranslateErrorType,
} from "#runtime/objects/exceptions.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { fromCodePoints, jsText, strValue } from "#runtime/objects/str.ts";
import { isInstance, typeName } from "#runtime/objects/type-of.ts";
import type { CodecFault } from "#text/codecs/codec.ts";
import { decodeHandlers, encodeHandlers, nameReplace } from "#text/codecs/error-handlers.ts";

function faultOf(e: PyUnicodeError, length: number): CodecFault {
  // The exception's attributes can be set to anything: they are fitted to the object.
  const start = Math.min(Math.max(0, e.start), Math.max(0, length - 1));
  const end = Math.min(Math.max(1, e.end), length);
  return { encoding: jsText(e.encoding) ?? "", start, end, reason: jsText(e.reason) ?? "" };
}

function encodeAnswer(name: string, e: PyUnicodeError): PyValue | undefined {
  const s = strValue(e.object)!;
  const text = textOf(s);
  const fault = faultOf(e, text.length);
  const r =
    name === "namereplace"
      ? nameReplace(text, fault, (point) => jsText(callMethod(unicodeData(), "name", fromCodePoints([point]), None)))
      : encodeHandlers[name]!(text, fault);
  if (r === undefined) return undefined;
  return new PyTuple([
    r.replacement instanceof Uint8Array ? new PyBytes(r.replacement) : strOfText(r.replacement),
    r.position,
  ]);
}

function decodeAnswer(name: string, e: PyUnicodeError): PyValue | undefined {
  const data = toBytesLike(e.object);
  const r = decodeHandlers[name]!(data, faultOf(e, data.length));
  return r === undefined ? undefined : new PyTuple([strOfText(r.text), r.position]);
}

function translateAnswer(name: string, e: PyUnicodeError): PyValue | undefined {
  const s = strValue(e.object)!;
  const text = textOf(s);
  const fault = faultOf(e, text.length);
  if (name === "replace") return new PyTuple(["\ufffd".repeat(fault.end - fault.start), fault.end]);
  const r = encodeHandlers[name]!(text, fault);
  return r === undefined ? undefined : new PyTuple([strOfText(r.replacement as string), r.position]);
}

/** The function behind `codecs.lookup_error(name)`. */
export function builtinHandler(name: string): (e: PyValue) => PyValue {
  return (e) => {
    if (name === "strict") {
      if (e instanceof PyBaseException) throw e;
      throw typeError("codec must pass exception instance");
    }
    let answer: PyValue | undefined;
    if (isInstance(e, UnicodeEncodeErrorType) && (name === "namereplace" || Object.hasOwn(encodeHandlers, name))) {
      answer = encodeAnswer(name, e as PyUnicodeError);
    } else if (isInstance(e, UnicodeDecodeErrorType) && Object.hasOwn(decodeHandlers, name)) {
      answer = decodeAnswer(name, e as PyUnicodeError);
    } else if (
      isInstance(e, UnicodeTranslateErrorType) &&
      (name === "ignore" || name === "replace" || name === "backslashreplace")
    ) {
      answer = translateAnswer(name, e as PyUnicodeError);
    } else throw typeError(`don't know how to handle ${typeName(e)} in error callback`);
    if (answer === undefined) throw e;
    return answer;
  };
}
