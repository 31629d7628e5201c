// Codecs over a table: charmap_decode, charmap_encode, charmap_build (Objects/unicodeobject.c).

import { attempt } from "#runtime/calls/call.ts";
import { decodeErrors, encodeErrors, strOfText, textOf } from "#runtime/codecs.ts";
import { makeType } from "#runtime/native/define.ts";
import { PyBytes } from "#runtime/objects/containers.ts";
import { LookupErrorType, typeError } from "#runtime/objects/exceptions.ts";
import { intValue, isInt } from "#runtime/objects/numbers.ts";
import { PyObject, type PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { codePointsOf, type Str, strValue } from "#runtime/objects/str.ts";
import { isInstance } from "#runtime/objects/type-of.ts";
import { getitem } from "#runtime/operators/items.ts";
import { decodeCharmap, decodeLatin1, encodeCharmap, encodeLatin1 } from "#text/codecs/single-byte.ts";
import type { Text } from "#text/unicode.ts";

/** The inverse of a decoding table of 256 characters. */
class PyEncodingMap extends PyObject {
  readonly bytes: Map<number, number> = new Map();
}
makeType(PyEncodingMap, { name: "EncodingMap", flags: 0 }, (c) => ({
  methods: { size: c.method([], (self) => 16 + 128 + self.bytes.size) },
}));

export function buildEncodingMap(table: Str): PyValue {
  const map = new PyEncodingMap();
  codePointsOf(table).forEach((point, byte) => {
    if (point !== 0xfffe && byte < 256) map.bytes.set(point, byte);
  });
  return map;
}

function item(mapping: PyValue, key: number): PyValue | undefined {
  return attempt(
    () => getitem(mapping, key),
    (e) => isInstance(e, LookupErrorType),
  );
}

export function charmapDecode(data: Uint8Array, errors: string, mapping: PyValue): Str {
  if (mapping === None) return decodeLatin1(data);
  const table = strValue(mapping);
  let lookup: (byte: number) => Text | undefined;
  if (table !== undefined) {
    const points = codePointsOf(table);
    lookup = (byte) => {
      const point = points[byte];
      return point === undefined || point === 0xfffe ? undefined : [point];
    };
  } else {
    lookup = (byte) => {
      const v = item(mapping, byte);
      if (v === undefined || v === None) return undefined;
      if (isInt(v)) {
        const n = intValue(v)!;
        if (n === 0xfffe) return undefined;
        if (n < 0 || n > 0x10ffff) throw typeError("character mapping must be in range(0x110000)");
        return [Number(n)];
      }
      const s = strValue(v);
      if (s === undefined) throw typeError("character mapping must return integer, None or str");
      const points = codePointsOf(s);
      return points.length === 1 && points[0] === 0xfffe ? undefined : points;
    };
  }
  return strOfText(decodeCharmap(data, decodeErrors(data, errors), lookup).text);
}

export function charmapEncode(s: Str, errors: string, mapping: PyValue): Uint8Array {
  if (mapping === None) return encodeLatin1(textOf(s), encodeErrors(s, errors));
  if (mapping instanceof PyEncodingMap) {
    const { bytes } = mapping;
    return encodeCharmap(textOf(s), encodeErrors(s, errors), (point) => bytes.get(point));
  }
  return encodeCharmap(textOf(s), encodeErrors(s, errors), (point) => {
    const v = item(mapping, point);
    if (v === undefined || v === None) return undefined;
    if (isInt(v)) {
      const n = intValue(v)!;
      if (n < 0 || n > 255) throw typeError("character mapping must be in range(256)");
      return Number(n);
    }
    if (v instanceof PyBytes) return v.data;
    throw typeError("character mapping must return integer, bytes or None");
  });
}
