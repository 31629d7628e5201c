// compare_digest of _operator and _hashlib (Modules/_operator.c: _tscmp).

import { typeError } from "#runtime/objects/exceptions.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { jsText } from "#runtime/objects/str.ts";
import { typeName } from "#runtime/objects/type-of.ts";
import { bytesData } from "#runtime/operators/protocols.ts";

/** Compares without leaving early. */
export function compareDigest(a: PyValue, b: PyValue): boolean {
  const x = jsText(a);
  const y = jsText(b);
  let left: ArrayLike<number> | undefined;
  let right: ArrayLike<number> | undefined;
  if (x !== undefined && y !== undefined) {
    const ascii = /^[\0-\x7f]*$/;
    if (!ascii.test(x) || !ascii.test(y))
      throw typeError("comparing strings with non-ASCII characters is not supported");
    left = Array.from(x, (c) => c.charCodeAt(0));
    right = Array.from(y, (c) => c.charCodeAt(0));
  } else {
    left = bytesData(a);
    right = bytesData(b);
    if (left === undefined && right === undefined)
      throw typeError(`unsupported operand types(s) or combination of types: '${typeName(a)}' and '${typeName(b)}'`);
  }
  if (left === undefined) throw typeError(`a bytes-like object is required, not '${typeName(a)}'`);
  if (right === undefined) throw typeError(`a bytes-like object is required, not '${typeName(b)}'`);
  let differs = left.length ^ right.length;
  for (let i = 0; i < right.length; i++) differs |= (left[i] ?? 0) ^ right[i]!;
  return differs === 0;
}
