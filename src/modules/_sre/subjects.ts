// What patterns search: str and bytes-like objects, as the engine takes them, and pieces of them as Python values.

import { bytesLike } from "#runtime/objects/buffer.ts";
import { PyBytes } from "#runtime/objects/containers.ts";
import { typeError } from "#runtime/objects/exceptions.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import type { Str } from "#runtime/objects/str.ts";
import { fromCodePoints, joinStrs, PyStr, strValue } from "#runtime/objects/str.ts";
import { typeName } from "#runtime/objects/type-of.ts";
import type { Subject } from "./engine.ts";
import type { PyPattern } from "./layouts.ts";

/** A str as the engine takes it. */
function strSubject(value: Str): Subject {
  return typeof value === "string" ? value : value.cps;
}

/** The characters of a str or bytes-like object; TypeError for others. */
export function subjectOf(value: PyValue): Subject {
  if (typeof value === "string") return value;
  const text = strValue(value);
  if (text !== undefined) return strSubject(text);
  const data = bytesLike(value);
  if (data !== undefined) return data;
  throw typeError(`expected string or bytes-like object, got '${typeName(value)}'`);
}

export function isBytesSubject(subject: Subject): boolean {
  return subject instanceof Uint8Array;
}

/** The subject, if the pattern may search it. */
export function checkedSubject(pattern: PyPattern, value: PyValue): Subject {
  const subject = subjectOf(value);
  if (pattern.isBytes !== undefined) {
    const bytes = isBytesSubject(subject);
    if (bytes && !pattern.isBytes) throw typeError("cannot use a string pattern on a bytes-like object");
    if (!bytes && pattern.isBytes) throw typeError("cannot use a bytes pattern on a string-like object");
  }
  return subject;
}

/** subject[start:end] as str or bytes. */
export function slice(subject: Subject, start: number, end: number): PyValue {
  if (typeof subject === "string") return subject.slice(start, end);
  if (subject instanceof Uint8Array) return new PyBytes(subject.slice(start, end));
  return fromCodePoints(Array.prototype.slice.call(subject, start, end) as number[]);
}

/** subject[start:end], which is `value` itself if that is the whole. */
export function sliceOf(value: PyValue, subject: Subject, start: number, end: number): PyValue {
  if (start === 0 && end === subject.length && (value instanceof PyBytes || value instanceof PyStr)) {
    if (!value.cls.isHeap) return value;
  }
  return slice(subject, start, end);
}

/** `"".join(parts)` or `b"".join(parts)`, as the subject is. */
export function join(subject: Subject, parts: readonly PyValue[]): PyValue {
  if (!isBytesSubject(subject)) {
    const texts = parts.map((part, i) => {
      const text = typeof part === "string" ? part : strValue(part);
      if (text === undefined) throw typeError(`sequence item ${i}: expected str instance, ${typeName(part)} found`);
      return text;
    });
    return texts.length === 1 ? texts[0]! : joinStrs(texts);
  }
  let length = 0;
  const pieces = parts.map((part, i) => {
    const data = bytesLike(part);
    if (data === undefined) {
      throw typeError(`sequence item ${i}: expected a bytes-like object, ${typeName(part)} found`);
    }
    length += data.length;
    return data;
  });
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return new PyBytes(whole);
}
