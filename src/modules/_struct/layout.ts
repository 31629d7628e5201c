// Formats of binary records and what they lay out; struct.error (prepare_s of Modules/_struct.c).

import { current } from "#runtime/current.ts";
import { PyDict } from "#runtime/objects/dict.ts";
import { ExceptionType, makeException, type PyBaseException } from "#runtime/objects/exceptions.ts";
import { type PyType, typeType } from "#runtime/objects/type.ts";
import { typeNew } from "#runtime/objects/type-create.ts";

const errorNs = new PyDict();
errorNs.set("__module__", "struct");
/** struct.error and the parsed formats of the running interpreter. */
interface StructState {
  readonly error: PyType;
  readonly layouts: Map<string, Layout>;
}
export function structState(): StructState {
  const { state } = current();
  let own = state.get("_struct") as StructState | undefined;
  if (own === undefined) {
    own = { error: typeNew(typeType, "error", [ExceptionType], errorNs, []), layouts: new Map() };
    state.set("_struct", own);
  }
  return own;
}
export const failure = (text: string): PyBaseException => makeException(structState().error, text);

/** One kind of value of a record, `count` times in a row. */
export interface Item {
  code: string;
  kind: number;
  count: number;
  size: number;
  offset: number;
  /** Bounds of an int of up to four bytes; of a longer one the safe ints within its range. */
  lo: number;
  hi: number;
}

/** What is done with an item. */
export const INTEGER = 0;
export const DOUBLE = 1;
export const TEXT = 2;
export const OTHER = 3;
const kindOf = (code: string): number =>
  code === "d" ? DOUBLE : code === "s" ? TEXT : "c?efFDp".includes(code) ? OTHER : INTEGER;

export const SIGNED = "bhilqn";

function boundsOf(code: string, size: number): { lo: number; hi: number } {
  const signed = SIGNED.includes(code);
  const bits = Math.min(size * 8, 53);
  if (bits === 53) return { lo: signed ? Number.MIN_SAFE_INTEGER : 0, hi: Number.MAX_SAFE_INTEGER };
  return signed ? { lo: -(2 ** (bits - 1)), hi: 2 ** (bits - 1) - 1 } : { lo: 0, hi: 2 ** bits - 1 };
}
export interface Layout {
  items: Item[];
  size: number;
  little: boolean;
  values: number;
  native: boolean;
}
const NATIVE: Record<string, [number, number]> = {
  x: [1, 1],
  c: [1, 1],
  b: [1, 1],
  B: [1, 1],
  "?": [1, 1],
  h: [2, 2],
  H: [2, 2],
  i: [4, 4],
  I: [4, 4],
  l: [8, 8],
  L: [8, 8],
  q: [8, 8],
  Q: [8, 8],
  n: [8, 8],
  N: [8, 8],
  e: [2, 2],
  f: [4, 4],
  d: [8, 8],
  F: [8, 4],
  D: [16, 8],
  s: [1, 1],
  p: [1, 1],
  P: [8, 8],
};
const STANDARD: Record<string, number> = {
  x: 1,
  c: 1,
  b: 1,
  B: 1,
  "?": 1,
  h: 2,
  H: 2,
  i: 4,
  I: 4,
  l: 4,
  L: 4,
  q: 8,
  Q: 8,
  e: 2,
  f: 4,
  d: 8,
  F: 8,
  D: 16,
  s: 1,
  p: 1,
};

/** Parses a format. */
export function parse(format: string): Layout {
  let i = 0;
  let native = true;
  let little = true;
  if ("@=<>!".includes(format[0] ?? "?!") && format.length > 0) {
    const c = format[0]!;
    native = c === "@";
    little = c !== ">" && c !== "!";
    i = 1;
  }
  const items: Item[] = [];
  let offset = 0;
  let values = 0;
  while (i < format.length) {
    const c = format[i]!;
    if (/\s/.test(c)) {
      i++;
      continue;
    }
    let count = 1;
    const m = /^\d+/.exec(format.slice(i));
    if (m !== null) {
      count = Number(m[0]);
      i += m[0].length;
      if (i >= format.length) throw failure("repeat count given without format specifier");
    }
    const code = format[i++]!;
    const size = native ? NATIVE[code]?.[0] : STANDARD[code];
    if (size === undefined) throw failure("bad char in struct format");
    if (native) {
      const align = NATIVE[code]![1];
      offset = Math.ceil(offset / align) * align;
    }
    if (code === "s" || code === "p") {
      items.push({ code, kind: kindOf(code), count, size: count, offset, lo: 0, hi: 0 });
      offset += count;
      values++;
    } else if (code === "x") offset += count;
    else {
      items.push({ code, kind: kindOf(code), count, size, offset, ...boundsOf(code, size) });
      offset += count * size;
      values += count;
    }
    if (offset > Number.MAX_SAFE_INTEGER) throw failure("total struct size too long");
  }
  return { items, size: offset, little, native, values };
}
