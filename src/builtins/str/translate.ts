// str.translate and str.maketrans (Objects/unicodeobject.c: _PyUnicode_TranslateCharmap, unicode_maketrans).

import { attempt } from "#runtime/calls/call.ts";
import { dictType, PyDict } from "#runtime/objects/dict.ts";
import { LookupErrorType, typeError, valueError } from "#runtime/objects/exceptions.ts";
import { intValue, isInt } from "#runtime/objects/numbers.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { codePointsOf, fromCodePoints, type Str, strLength, strValue } from "#runtime/objects/str.ts";
import { isInstance } from "#runtime/objects/type-of.ts";
import { getitem } from "#runtime/operators/items.ts";

/** What a table makes of one code point: itself (undefined), nothing (""), or text. */
function mapped(table: PyValue, point: number): Str | undefined {
  const v =
    table instanceof PyDict && table.cls === dictType
      ? table.get(point)
      : attempt(
          () => getitem(table, point),
          (e) => isInstance(e, LookupErrorType),
        );
  if (v === undefined) return undefined;
  if (v === None) return "";
  if (isInt(v)) {
    const n = intValue(v)!;
    if (n < 0 || n > 0x10ffff) throw valueError("character mapping must be in range(0x110000)");
    return fromCodePoints([Number(n)]);
  }
  const s = strValue(v);
  if (s === undefined) throw typeError("character mapping must return integer, None or str");
  return s;
}

export function translate(s: Str, table: PyValue): Str {
  const known = new Map<number, Str | undefined>();
  // Only exact dicts give the same answer each time.
  const remember = table instanceof PyDict && table.cls === dictType;
  const look = (c: number): Str | undefined => {
    if (!remember) return mapped(table, c);
    if (known.has(c)) return known.get(c);
    const found = mapped(table, c);
    known.set(c, found);
    return found;
  };
  if (typeof s === "string") {
    let out = "";
    for (let i = 0; i < s.length; i++) {
      const to = look(s.charCodeAt(i));
      if (to === undefined) out += s[i]!;
      else if (typeof to === "string") out += to;
      else {
        // An answer beyond the BMP: go on with code points.
        const points = [...codePointsOf(out), ...to.cps];
        return fromCodePoints(translatePoints(codePointsOf(s.slice(i + 1)), look, points));
      }
    }
    return out;
  }
  return fromCodePoints(translatePoints(s.cps, look, []));
}

function translatePoints(points: readonly number[], look: (c: number) => Str | undefined, out: number[]): number[] {
  for (const c of points) {
    const to = look(c);
    if (to === undefined) out.push(c);
    else for (const p of codePointsOf(to)) out.push(p);
  }
  return out;
}

export function maketrans(x: PyValue, y: Str | undefined, z: Str | undefined): PyDict {
  const table = new PyDict();
  if (y !== undefined) {
    const from = strValue(x);
    if (from === undefined) throw typeError("first maketrans argument must be a string if there is a second argument");
    if (strLength(from) !== strLength(y)) throw valueError("the first two maketrans arguments must have equal length");
    const a = codePointsOf(from);
    const b = codePointsOf(y);
    for (let i = 0; i < a.length; i++) table.set(a[i]!, b[i]!);
    if (z !== undefined) for (const c of codePointsOf(z)) table.set(c, None);
    return table;
  }
  if (!(x instanceof PyDict) || x.cls !== dictType) {
    throw typeError("if you give only one argument to maketrans it must be a dict");
  }
  for (const [key, value] of x.pairs()) {
    const s = strValue(key);
    if (s !== undefined) {
      if (strLength(s) !== 1) throw valueError("string keys in translate table must be of length 1");
      table.set(codePointsOf(s)[0]!, value);
    } else if (isInt(key)) table.set(key, value);
    else throw typeError("keys in translate table must be strings or integers");
  }
  return table;
}
