// Pickled arrays of other machines: array_reconstructor of Modules/arraymodule.c with its table mformat_descriptors.

import { decodeText } from "#runtime/codecs.ts";
import { valueError } from "#runtime/objects/exceptions.ts";
import { normalizeInt, PyFloat } from "#runtime/objects/numbers.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { codePointsOf, fromCodePoints } from "#runtime/objects/str.ts";

/** Size, signedness and byte order by code; the last eight are floats and texts. */
const FORMATS: readonly (readonly [size: number, signed: boolean, big: boolean])[] = [
  [1, false, false],
  [1, true, false],
  [2, false, false],
  [2, false, true],
  [2, true, false],
  [2, true, true],
  [4, false, false],
  [4, false, true],
  [4, true, false],
  [4, true, true],
  [8, false, false],
  [8, false, true],
  [8, true, false],
  [8, true, true],
  [4, false, false],
  [4, false, true],
  [8, false, false],
  [8, false, true],
  [2, false, false],
  [2, false, true],
  [4, false, false],
  [4, false, true],
];
export const machineFormats: number = FORMATS.length;

/** The items of an array in a machine format, and the type code that fits them here. */
export function decodeMachine(code: string, machine: number, data: Uint8Array): { code: string; items: PyValue[] } {
  const [size, signed, big] = FORMATS[machine]!;
  if (machine >= 18) {
    const text = decodeText(data, `utf-${size * 8}-${big ? "be" : "le"}`);
    return { code, items: codePointsOf(text).map((p) => fromCodePoints([p])) };
  }
  if (data.length % size !== 0) throw valueError("string length not a multiple of item size");
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const items: PyValue[] = [];
  for (let at = 0; at < data.length; at += size) {
    if (machine >= 14) items.push(new PyFloat(size === 4 ? view.getFloat32(at, !big) : view.getFloat64(at, !big)));
    else if (size === 1) items.push(signed ? view.getInt8(at) : view.getUint8(at));
    else if (size === 2) items.push(signed ? view.getInt16(at, !big) : view.getUint16(at, !big));
    else if (size === 4) items.push(signed ? view.getInt32(at, !big) : view.getUint32(at, !big));
    else items.push(normalizeInt(signed ? view.getBigInt64(at, !big) : view.getBigUint64(at, !big)));
  }
  if (machine >= 14) return { code, items };
  const fitting = { 1: "bB", 2: "hH", 4: "iI", 8: "lL" }[size as 1 | 2 | 4 | 8];
  return { code: fitting[signed ? 0 : 1]!, items };
}
