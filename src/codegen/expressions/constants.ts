// Literals: what JavaScript can spell is spelt, the rest are constants of the unit (`k3`, made once when the unit is loaded).

import type { ConstSpec } from "#abi/types.ts";
import type { ConstantValue } from "#syntax/ast/nodes.ts";
import type { Fn, UnitState } from "../context.ts";
import { isPlainString, quote } from "../js/quote.ts";

type FloatSpec = number | "inf" | "-inf" | "nan" | "-0";

function floatSpec(v: number): FloatSpec {
  if (Number.isNaN(v)) return "nan";
  if (v === Infinity) return "inf";
  if (v === -Infinity) return "-inf";
  return v === 0 && 1 / v < 0 ? "-0" : v;
}

export function latin1(bytes: Uint8Array): string {
  let out = "";
  for (let i = 0; i < bytes.length; i++) out += String.fromCharCode(bytes[i]!);
  return out;
}

/** The stored form of a constant. */
export function constSpec(v: ConstantValue): ConstSpec {
  switch (v.type) {
    case "None":
      return { t: "None" };
    case "Ellipsis":
      return { t: "Ellipsis" };
    case "bool":
      return { t: "bool", v: v.value };
    case "int":
      return { t: "int", v: v.value.toString() };
    case "float":
      return { t: "float", v: floatSpec(v.value) };
    case "complex":
      return { t: "complex", re: 0, im: floatSpec(v.imag) };
    case "complexFull":
      return { t: "complex", re: floatSpec(v.real), im: floatSpec(v.imag) };
    case "str":
      return { t: "str", v: v.value };
    case "bytes":
      return { t: "bytes", v: latin1(v.value) };
    case "tuple":
      return { t: "tuple", v: v.items.map(constSpec) };
    case "frozenset":
      return { t: "frozenset", v: v.items.map(constSpec) };
  }
}

/** A constant as a JavaScript atom. */
export function constant(f: Fn, v: ConstantValue): string {
  switch (v.type) {
    case "None":
      return f.none();
    case "Ellipsis":
      f.addConst({ t: "Ellipsis" });
      return f.h("Ellipsis");
    case "bool":
      f.addConst({ t: "bool", v: v.value });
      return v.value ? "true" : "false";
    case "int": {
      // Small ints are part of CPython's instructions, but the first constant of a code always stays.
      if (f.code.consts.length === 0 || typeof v.value !== "number" || v.value > 255 || v.value < 0)
        f.addConst(constSpec(v));
      return intLiteral(v.value);
    }
    case "str":
      f.addConst({ t: "str", v: v.value });
      return strLiteral(f.u, v.value);
    default: {
      const spec = constSpec(v);
      f.addConst(spec, spec.t === "tuple" || spec.t === "frozenset");
      return f.u.constant(spec);
    }
  }
}

export function intLiteral(value: number | bigint): string {
  if (typeof value === "number") return value === 0 ? "0" : value.toString();
  return value >= -9007199254740991n && value <= 9007199254740991n ? value.toString() : value.toString() + "n";
}

/** A str value as a JavaScript atom. */
export function strLiteral(u: UnitState, text: string): string {
  return isPlainString(text) ? quote(text) : u.constant({ t: "str", v: text });
}

/** True for the text of an int literal that is a JavaScript number. */
export function isNumber(js: string): boolean {
  const c = js.charCodeAt(0);
  return ((c >= 48 && c <= 57) || c === 45) && js.charCodeAt(js.length - 1) !== 110;
}

/** True for the text of a str literal. */
export function isString(js: string): boolean {
  return js.charCodeAt(0) === 34;
}

/** The docstring as the compiler stores it (inspect.cleandoc's rules, as CPython's _PyCompile_CleanDoc). */
export function cleanDoc(doc: string): string {
  const expanded = expandTabs(doc);
  const lines = expanded.split("\n");
  let margin = Number.MAX_SAFE_INTEGER;
  for (let i = 1; i < lines.length; i++) {
    const line = lines[i]!;
    let indent = 0;
    while (indent < line.length && line[indent] === " ") indent++;
    if (indent < line.length && indent < margin) margin = indent;
  }
  let start = 0;
  while (start < lines[0]!.length && lines[0]![start] === " ") start++;
  if (margin === Number.MAX_SAFE_INTEGER) margin = 0;
  if (margin === 0 && start === 0) return expanded;
  let out = lines[0]!.slice(start);
  for (let i = 1; i < lines.length; i++) {
    const line = lines[i]!;
    let skip = 0;
    while (skip < margin && line[skip] === " ") skip++;
    out += "\n" + line.slice(skip);
  }
  return out;
}

function expandTabs(text: string): string {
  if (!text.includes("\t")) return text;
  let out = "";
  let column = 0;
  for (const c of text) {
    if (c === "\t") {
      const n = 8 - (column % 8);
      out += " ".repeat(n);
      column += n;
    } else {
      out += c;
      column = c === "\n" || c === "\r" ? 0 : column + 1;
    }
  }
  return out;
}

/** True for the text of a JavaScript bigint literal. */
export function isBigInt(js: string): boolean {
  const c = js.charCodeAt(0);
  return ((c >= 48 && c <= 57) || c === 45) && js.charCodeAt(js.length - 1) === 110;
}

/** True for the text of a numeric literal: `5.x` is no JavaScript, so it has to be kept in a temporary before a property is read. */
export function isNumeric(js: string): boolean {
  const c = js.charCodeAt(0);
  return (c >= 48 && c <= 57) || c === 45;
}

/** Atoms that are surely no ints: constants of the unit, singletons, bools, big ints. */
export function isNoInt(js: string): boolean {
  return (
    js.charCodeAt(0) === 107 || js === "None" || js === "Ellipsis" || js === "true" || js === "false" || isBigInt(js)
  );
}
